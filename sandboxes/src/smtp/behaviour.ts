/** How the server treats one e-mail. */
export type Behaviour =
  | { readonly kind: 'accept' }
  /** Refuses the recipient, or the content once it is there. */
  | { readonly kind: 'refuse'; readonly code: 421 | 451 | 452 | 550 | 552; readonly at: 'recipient' | 'data' }
  /** Takes the content and never answers. */
  | { readonly kind: 'hang' }
  /** Closes the connection in the middle of the content. */
  | { readonly kind: 'drop' };
