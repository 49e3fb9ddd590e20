/** How the sandbox treats a request, as real providers do on their bad days. */
export type Behaviour =
  /** A completion that fits the requested JSON schema, the same for the same request. */
  | { readonly kind: 'answer' }
  /** A completion with this text, whatever was asked. */
  | { readonly kind: 'say'; readonly content: string }
  /** A completion that ended at the token limit, in the middle of its JSON. */
  | { readonly kind: 'truncate' }
  /** A completion whose content is not JSON. */
  | { readonly kind: 'ramble' }
  /** A refusal on grounds of safety. */
  | { readonly kind: 'refuse' }
  /** An HTTP error; `retryAfterSeconds` goes into the header of that name. */
  | { readonly kind: 'error'; readonly status: 401 | 429 | 500 | 503; readonly retryAfterSeconds?: number }
  /** Status 200 with a body that is not JSON, as a broken proxy sends. */
  | { readonly kind: 'garbage' }
  /** Takes the request and never answers. */
  | { readonly kind: 'hang' };
