import type { ServerResponse } from 'node:http';
import type { Result } from '../executor/executor.js';
import type { AnswerHead } from './answer-head.js';
import type { AnswerType } from './media-type.js';
import { reasonsOf, Refusal, statusOf } from './refusal.js';

/** The media types of a single answer. */
export const answerTypes = {
  json: 'application/json',
  graphql: 'application/graphql-response+json',
} as const satisfies Record<string, AnswerType>;

export type SingleAnswerType = (typeof answerTypes)[keyof typeof answerTypes];

/**
 * The HTTP status of an operation that was not run: what its first reason says, else 400, or 500 for a fault. In
 * `application/graphql-response+json` it is never 2xx, since clients trust the status there.
 */
export function refusalStatus(thrown: unknown, type: SingleAnswerType): number {
  const status = statusOf(reasonsOf(thrown)[0]) ?? (thrown instanceof Refusal ? 400 : 500);
  return status < 300 && type === answerTypes.graphql ? 400 : status;
}

/** Sends a GraphQL result, `errors` first, as the GraphQL specification recommends. */
export function sendResult(
  response: ServerResponse,
  head: AnswerHead,
  status: number,
  type: SingleAnswerType,
  { data, errors }: Result,
): void {
  const text = JSON.stringify({ errors, data });
  const bytes = Buffer.byteLength(text);
  head.setHeader('content-type', `${type}; charset=utf-8`);
  head.setHeader('content-length', bytes);
  head.write(response, status);
  // A text of ASCII alone is the same in both encodings, and cheaper to write in the first.
  response.end(text, bytes === text.length ? 'latin1' : 'utf8');
}
