import { z } from 'zod';
import { Failure } from './failure.js';

const textLengthMax = 5_000;

/** Form-encoded values arrive as text; these turn them into what they mean. `''` is Stripe's way to clear a value. */
export const text = z.string().min(1).max(textLengthMax);
export const integer = z
  .string()
  .regex(/^-?\d+$/, 'Invalid integer')
  .transform(Number);
export const amount = integer.refine((value) => value >= 0 && value <= 99_999_999, 'Invalid amount');
export const decimal = z.string().regex(/^-?\d+(\.\d+)?$/, 'Invalid decimal');
export const flag = z.enum(['true', 'false']).transform((value) => value === 'true');
export const currency = z
  .string()
  .regex(/^[A-Za-z]{3}$/, 'Invalid currency')
  .transform((value) => value.toLowerCase());
export const url = z
  .url({ protocol: /^https?$/ })
  .or(z.string().regex(/^https?:\/\/\S+$/, 'Not a valid URL'));
const empty = z.literal('').transform(() => null);

/** `kind`, or '' for null. */
export const clearable = <Type extends z.ZodType>(kind: Type) => empty.or(kind);

/** Up to 50 keys; a value of '' removes its key, '' alone removes all. */
export const metadata = empty.or(
  z
    .record(z.string().min(1).max(40), z.string().max(500))
    .refine((keys) => Object.keys(keys).length <= 50, 'Metadata can have up to 50 keys'),
);

/** `created[gte]=` and the like, or one exact second. */
export const range = z
  .strictObject({
    gt: integer.optional(),
    gte: integer.optional(),
    lt: integer.optional(),
    lte: integer.optional(),
  })
  .or(integer);

export const paging = {
  limit: integer.refine((value) => value >= 1 && value <= 100, 'Limit must be from 1 to 100').optional(),
  starting_after: text.optional(),
  ending_before: text.optional(),
};

/** True when `second` lies in a range. */
export function isWithin(second: number, wanted: z.output<typeof range> | undefined): boolean {
  if (wanted === undefined) return true;
  if (typeof wanted === 'number') return second === wanted;
  const { gt = -Infinity, gte = -Infinity, lt = Infinity, lte = Infinity } = wanted;
  return second > gt && second >= gte && second < lt && second <= lte;
}

/** Metadata after an update: keys are merged, '' removes. */
export function mergeMetadata(
  before: Record<string, string> | null | undefined,
  change: Record<string, string> | null | undefined,
): Record<string, string> {
  if (change === null) return {};
  return Object.fromEntries(Object.entries({ ...before, ...change }).filter(([, value]) => value !== ''));
}

const nameOf = (path: readonly PropertyKey[]): string =>
  path.map((part, index) => (index === 0 ? String(part) : `[${String(part)}]`)).join('');

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) =>
      value === null || value === undefined ? undefined : (value as Record<PropertyKey, unknown>)[key],
    input,
  );
}

/** The innermost complaint: of the alternatives of a union the one that came furthest. */
function deepest(issue: z.core.$ZodIssue): z.core.$ZodIssue {
  if (issue.code !== 'invalid_union') return issue;
  const nested = issue.errors.flat().map((inner) => {
    const found = deepest(inner);
    return { ...found, path: [...issue.path, ...found.path] };
  });
  return nested.reduce((best, next) => (next.path.length > best.path.length ? next : best), {
    ...issue,
    code: 'custom',
  });
}

/** Checks parameters as Stripe does. Throws a Failure that names the first one that is unknown, missing or wrong. */
export function readParameters<Type extends z.ZodType>(schema: Type, input: unknown): z.output<Type> {
  const outcome = schema.safeParse(input);
  if (outcome.success) return outcome.data;
  const issues = outcome.error.issues.map(deepest);
  const unknown = issues.find(({ code }) => code === 'unrecognized_keys');
  if (unknown?.code === 'unrecognized_keys') {
    const param = nameOf([...unknown.path, unknown.keys[0] ?? '']);
    throw new Failure(400, `Received unknown parameter: ${param}`, { code: 'parameter_unknown', param });
  }
  const [first] = issues;
  const param = nameOf(first?.path ?? []);
  const value = valueAt(input, first?.path ?? []);
  if (value === undefined)
    throw new Failure(400, `Missing required param: ${param}.`, { code: 'parameter_missing', param });
  if (value === '')
    throw new Failure(400, `You passed an empty string for '${param}'.`, {
      code: 'parameter_invalid_empty',
      param,
    });
  const isInteger = first?.message === 'Invalid integer';
  throw new Failure(400, `Invalid ${param}: ${first?.message ?? 'not allowed'}`, {
    ...(isInteger && { code: 'parameter_invalid_integer' }),
    param,
  });
}
