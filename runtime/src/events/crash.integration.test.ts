import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { busKinds } from './testing/bus-kinds.js';
import { surviveKills } from './testing/survive-kills.js';

const kills = 6;

describe.each(busKinds())('crashes with the bus on $kind', (kind) => {
  beforeAll(kind.setUp);
  afterAll(kind.tearDown);

  // R1, R4
  test(`each effect happens exactly once and in order through ${kills} SIGKILLs`, async () => {
    const { total, recorded, effects, stats, buried } = await surviveKills(kind, kills);
    for (const effect of effects) expect(effect).toEqual(recorded);
    expect(buried).toBe(false);
    expect(total).toBeGreaterThan(kills);
    expect(stats.map(({ outbox, inbox }) => [outbox.pending, inbox.pending, inbox.dead])).toEqual([
      [0, 0, 0],
      [0, 0, 0],
    ]);
  }, 120_000);
});
