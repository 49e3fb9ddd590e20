import type { Tier } from '@gatefold/schema';
import fc from 'fast-check';

/** Something that happens to one person's ledger. `slot` names a piece of work; it has one id for ever. */
export type Step =
  | { readonly kind: 'reserve'; readonly slot: number; readonly units: number }
  | { readonly kind: 'commit' | 'release'; readonly slot: number }
  | {
      readonly kind: 'grant';
      readonly tier: Tier;
      readonly isSubscription: boolean;
      readonly days: number | null;
    }
  | { readonly kind: 'revoke'; readonly index: number }
  | { readonly kind: 'cap'; readonly amountCents: number }
  | { readonly kind: 'wait'; readonly seconds: number }
  | { readonly kind: 'expire' | 'roll' };

/** A step, and the number of its statement before which the process dies; undefined when it lives. */
export interface MortalStep {
  readonly step: Step;
  readonly diesAt: number | undefined;
}

const minute = 60;
const day = 86_400;
const slot = fc.nat({ max: 24 });

const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('reserve' as const),
      slot,
      units: fc.constantFrom(1, 2, 7, 19, 60, 290, 900),
    }),
  },
  { weight: 7, arbitrary: fc.record({ kind: fc.constant('commit' as const), slot }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('release' as const), slot }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('grant' as const),
      tier: fc.constantFrom<Tier>('FREE', 'PRO', 'PREMIUM'),
      isSubscription: fc.boolean(),
      days: fc.option(fc.integer({ min: 1, max: 60 })),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('revoke' as const), index: fc.nat({ max: 5 }) }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('cap' as const),
      amountCents: fc.constantFrom(0, 3, 100, 5_000),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('wait' as const),
      seconds: fc.constantFrom(5, 30, minute, 2 * minute, day, 9 * day, 31 * day),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('expire' as const, 'roll' as const) }) },
);

/** A life of `count` steps; one in eight is cut off somewhere. */
export function lifeOf(count: number): fc.Arbitrary<readonly MortalStep[]> {
  const diesAt = fc.oneof(
    { weight: 7, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.integer({ min: 1, max: 12 }) },
  );
  return fc.array(fc.record({ step, diesAt }), { minLength: count, maxLength: count, size: 'max' });
}
