import {
  portfolioDocument,
  portfolioTheme,
  type PortfolioDocument,
  type PortfolioTheme,
} from '@gatefold/schema';
import type { z } from 'zod';
import { fail, ok, type Failure, type Result } from '@gatefold/runtime/operation';

/** Most problems of one document that are told at once. */
const problemsMax = 20;

/** A document that fits the block catalogue and has at most `bytesMax` bytes of JSON. */
export function checkDocument(given: unknown, bytesMax: number): Result<PortfolioDocument> {
  const path = ['input', 'document'];
  const json = JSON.stringify(given);
  const bytes = Buffer.byteLength(json);
  if (bytes > bytesMax) {
    return fail('BAD_USER_INPUT', `The document has ${bytes} bytes, at most ${bytesMax} are allowed.`, path);
  }
  return checked(portfolioDocument, JSON.parse(json), path);
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
