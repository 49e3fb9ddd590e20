import type { TestSubgraph } from '@gatefold/runtime/testing';
import fc from 'fast-check';
import { LedgerLife } from './ledger-life.js';
import { lifeOf } from './ledger-step.js';

const stepsOfLife = 100;

/** Lives random steps, 100 for each person, comparing ledger and model; resolves to how many were lived. */
export async function proveLedger(
  billing: TestSubgraph<unknown>,
  { stepCount, seed }: { stepCount: number; seed: number },
): Promise<number> {
  let lived = 0;
  await fc.assert(
    fc.asyncProperty(lifeOf(stepsOfLife), async (steps) => {
      const life = new LedgerLife(billing);
      for (const step of steps) await life.live(step);
      await life.compare();
      lived += steps.length;
    }),
    { seed, numRuns: stepCount / stepsOfLife, endOnFailure: true },
  );
  return lived;
}
