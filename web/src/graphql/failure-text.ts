import { CombinedGraphQLErrors, ServerError } from '@apollo/client';

/** A sentence for people about an unexpected failure; names the request id when the server gave one. */
export function failureText(error: unknown): string {
  if (CombinedGraphQLErrors.is(error)) {
    const [first] = error.errors;
    const requestId = first?.extensions?.['requestId'];
    if (typeof requestId === 'string')
      return `Something broke on our side. Our log finds it as ${requestId}.`;
    return first?.message ?? 'The answer could not be read.';
  }
  if (ServerError.is(error)) {
    return error.statusCode === 429
      ? 'That was a lot at once. Wait a moment and try again.'
      : 'The server had a problem.';
  }
  return 'We cannot reach the server. Check your connection and try again.';
}
