import { tiers } from '@gatefold/schema';
import { z } from 'zod';

const reasonLengthMax = 500;

/** What an administrator types to give a plan. `endsAt` is a day as date fields have it, '' for an open end. */
export const grantForm = z.object({
  planKey: z.enum(tiers),
  reason: z
    .string()
    .trim()
    .min(1, 'Say why: the person can read it')
    .max(reasonLengthMax, `At most ${reasonLengthMax} characters`),
  endsAt: z
    .string()
    .refine(
      (day) => day === '' || Date.parse(endOfDay(day) ?? '') > Date.now(),
      'Choose a day that is not over',
    ),
});
export type GrantForm = z.infer<typeof grantForm>;

/** Names of its fields, as in the input of the API. */
export const grantFields = ['planKey', 'reason', 'endsAt'] as const;

/** The first moment after a day (`2026-12-31`), where the administrator is; null for no day. */
export function endOfDay(day: string): string | null {
  const [year, month, date] = day.split('-').map(Number);
  if (!year || !month || !date) return null;
  return new Date(year, month - 1, date + 1).toISOString();
}
