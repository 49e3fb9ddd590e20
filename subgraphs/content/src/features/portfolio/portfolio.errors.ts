import { fail, type Failure } from '@gatefold/runtime/operation';
import type { Portfolio } from './portfolio.entity.js';

/** A failure that shows the owner the present state, so that a client can compare and merge. */
export interface Conflict extends Failure {
  readonly current: Portfolio;
}

/** The same words whether the portfolio is missing or somebody else's. */
export function portfolioNotFound(): Failure {
  return fail('NOT_FOUND', 'There is no such portfolio.', ['input', 'portfolioId']);
}

export function revisionNotFound(): Failure {
  return fail('NOT_FOUND', 'There is no such revision; drafts older than the newest ones are not kept.', [
    'input',
    'revision',
  ]);
}

/** The draft is not the one that the caller knows. */
export function staleRevision(current: Portfolio): Conflict {
  const message = `The portfolio changed in the meantime: it is at revision ${current.draft?.revision}. Load it and save again.`;
  return { ...fail('CONFLICT', message, ['input', 'expectedRevision']), current };
}
