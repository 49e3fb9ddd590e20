import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startTestPlatform, type TestPlatform } from '../harness/platform.js';
import { tagMangoSecret } from '../harness/tagmango.js';
import { webhookStorm } from '../harness/webhook-storm.js';

// R1 in short; in full: tests/src/promises/webhook-storm.test.ts

let platform: TestPlatform;
beforeAll(async () => {
  platform = await startTestPlatform({ TAGMANGO_WEBHOOK_SECRET: tagMangoSecret }, 100);
}, 120_000);
afterAll(() => platform.stop());

test('no webhook is lost or applied twice while billing, the gateway and the database are killed', async () => {
  const figures = await webhookStorm(platform, {
    events: 300,
    killsMax: 3,
    postgresKills: 1,
    pauseMs: [250, 500],
    timeoutMs: 90_000,
  });
  process.stdout.write(`R1 (short): ${JSON.stringify(figures)}\n`);
  expect(figures).toMatchObject({ lost: 0, duplicateEffects: 0, kills: 3, postgresKills: 1 });
}, 120_000);
