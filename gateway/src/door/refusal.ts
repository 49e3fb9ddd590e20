import { GraphQLError } from 'graphql';

/** Several reasons why an operation does not run, where one error would not tell them all. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(readonly errors: readonly GraphQLError[]) {
    super(errors.map(({ message }) => message).join('\n'));
  }
}

/** The errors behind anything that was thrown. */
export function reasonsOf(thrown: unknown): readonly unknown[] {
  return thrown instanceof Refusal ? thrown.errors : [thrown];
}

/** The HTTP status that an error of the gateway carries, undefined for any other. */
export function statusOf(error: unknown): number | undefined {
  const http = error instanceof GraphQLError ? error.extensions['http'] : undefined;
  return (http as { readonly status?: number } | undefined)?.status;
}
