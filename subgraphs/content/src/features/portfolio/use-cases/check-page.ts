import {
  portfolioDocument,
  portfolioTheme,
  type PortfolioDocument,
  type PortfolioTheme,
} from '@gatefold/schema';
import type { z } from 'zod';
import { fail, ok, type Failure, type Result } from '@gatefold/runtime/operation';
import { isStorable } from '../../../storable-text.js';

/** Most problems of one document that are told at once. */
const problemsMax = 20;

/** A document that fits the block catalogue, can be stored and has at most `bytesMax` bytes of JSON. */
export function checkDocument(given: unknown, bytesMax: number): Result<PortfolioDocument> {
  const path = ['input', 'document'];
  const json = JSON.stringify(given);
  const bytes = Buffer.byteLength(json);
  if (bytes > bytesMax) {
    return fail('BAD_USER_INPUT', `The document has ${bytes} bytes, at most ${bytesMax} are allowed.`, path);
  }
  let isClean = true;
  const plain: unknown = JSON.parse(json, (key, value: unknown) => {
    isClean &&= isStorable(key) && (typeof value !== 'string' || isStorable(value));
    return value;
  });
  if (!isClean)
    return fail('BAD_USER_INPUT', 'The document contains a character that cannot be stored.', path);
  return checked(portfolioDocument, plain, path);
}

/** A theme with a known palette, a colour and a type family. */
export function checkTheme(given: unknown): Result<PortfolioTheme> {
  return checked(portfolioTheme, given, ['input', 'theme']);
}

function checked<Value>(schema: z.ZodType<Value>, given: unknown, path: readonly string[]): Result<Value> {
  const outcome = schema.safeParse(given);
  if (outcome.success) return ok(outcome.data);
  const errors = outcome.error.issues.slice(0, problemsMax).map((issue): Failure['errors'][number] => ({
    code: 'BAD_USER_INPUT',
    message: issue.message,
    path: [...path, ...issue.path.map(String)],
  }));
  return { ok: false, errors };
}
