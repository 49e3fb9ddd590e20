import { fail, type Failure } from '@gatefold/runtime/operation';
import type { AnalysisFailure } from '../../services/content-analyzer.js';

/** It does not exist, or belongs to somebody else. */
export function projectNotFound(): Failure {
  return fail('NOT_FOUND', 'There is no such project among yours. It may have been deleted.', [
    'input',
    'targetId',
  ]);
}

/** The analysis did not come about; says what to do next. Nothing was changed. */
export function analysisFailed(failure: AnalysisFailure): Failure {
  switch (failure.reason) {
    case 'TIMEOUT':
      return fail('TIMEOUT', 'The language model took too long. Your project is unchanged; try again.');
    case 'BUSY':
      return unavailable(
        `The language model is busy. Your project is unchanged; try again ${soon(failure.retryAfterSeconds)}.`,
      );
    case 'UNREACHABLE':
      return unavailable(
        'The language model does not answer right now. Your project is unchanged; try again in a minute.',
      );
    case 'REFUSED_KEY':
      return unavailable(
        'The language model refused the key of this server. Your project is unchanged; tell an administrator to check OPENAI_API_KEY.',
      );
    case 'UNREADABLE':
      return unavailable(
        'The language model gave an answer that cannot be used. Your project is unchanged; try again.',
      );
    case 'DECLINED':
      return unavailable(
        'The language model declined to work on this text. Change the text, then try again.',
      );
  }
}

function unavailable(message: string): Failure {
  return fail('UPSTREAM_UNAVAILABLE', message);
}

function soon(seconds: number | undefined): string {
  if (seconds === undefined) return 'in a minute';
  return seconds === 1 ? 'in 1 second' : `in ${seconds} seconds`;
}
