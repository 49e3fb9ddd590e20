import {
  APIConnectionError,
  APIConnectionTimeoutError,
  APIUserAbortError,
  AuthenticationError,
  PermissionDeniedError,
  RateLimitError,
  APIError,
} from 'openai';
import type { AnalysisFailure } from '../content-analyzer.js';

/** Longest wait that is worth naming, in seconds. */
const retryAfterSecondsMax = 3_600;

/** What went wrong at the provider, or undefined when the error is a fault of ours. */
export function failureOf(error: unknown): AnalysisFailure | undefined {
  if (error instanceof APIConnectionTimeoutError || error instanceof APIUserAbortError)
    return { reason: 'TIMEOUT' };
  if (error instanceof APIConnectionError) return { reason: 'UNREACHABLE' };
  if (error instanceof AuthenticationError || error instanceof PermissionDeniedError) {
    return { reason: 'REFUSED_KEY' };
  }
  if (error instanceof RateLimitError) return { reason: 'BUSY', retryAfterSeconds: retryAfter(error) };
  if (error instanceof APIError) return { reason: 'UNREACHABLE' };
  return error instanceof SyntaxError ? { reason: 'UNREADABLE' } : undefined;
}

function retryAfter(error: APIError): number | undefined {
  const seconds = Number(error.headers?.get('retry-after') ?? Number.NaN);
  return seconds > 0 && seconds <= retryAfterSecondsMax ? Math.ceil(seconds) : undefined;
}
