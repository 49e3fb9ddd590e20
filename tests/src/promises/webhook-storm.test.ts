import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startTestPlatform, type TestPlatform } from '../harness/platform.js';
import { tagMangoSecret } from '../harness/tagmango.js';
import { webhookStorm } from '../harness/webhook-storm.js';

let platform: TestPlatform;
beforeAll(async () => {
  platform = await startTestPlatform({ TAGMANGO_WEBHOOK_SECRET: tagMangoSecret }, 100);
}, 120_000);
afterAll(() => platform.stop());

test('of 10,000 webhooks none is lost or applied twice, however often processes are killed', async () => {
  // R1
  const figures = await webhookStorm(platform, {
    events: 10_000,
    killsMax: 60,
    postgresKills: 3,
    pauseMs: [250, 500],
    timeoutMs: 600_000,
  });
  process.stdout.write(`R1: ${JSON.stringify(figures)}\n`);
  expect(figures).toMatchObject({ lost: 0, duplicateEffects: 0, kills: 60, postgresKills: 3 });
}, 660_000);
