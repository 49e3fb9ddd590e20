import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { eventually } from '@gatefold/runtime/testing';
import { startOpenaiSandbox, type OpenaiSandbox } from '@gatefold/sandboxes/openai';
import { administratorSettings, signInAdministrator } from '../harness/administrator.js';
import { analyze, analyzeAtOnce, usageOf, type Analysis } from '../harness/analyses.js';
import { launchBrowser } from '../harness/browser.js';
import type { GraphClient } from '../harness/graph-client.js';
import { createProject, registerPerson, type Person } from '../harness/people.js';
import { startTestPlatform, type TestPlatform } from '../harness/platform.js';
import { pushWith, untilPushed } from '../harness/pushes.js';
import { signedInPage } from '../harness/signed-in-page.js';
import { openCheckout, payOnPage } from '../harness/stripe-sandbox.js';
import { useUnits } from '../harness/used-units.js';

// Journey 6, R6, SV-11, SV-19, SV-22: what a plan meters is used exactly, explained, and given back when it failed

let sandbox: OpenaiSandbox;
let platform: TestPlatform;
let admin: GraphClient;
beforeAll(async () => {
  sandbox = await startOpenaiSandbox();
  platform = await startTestPlatform({
    OPENAI_API_KEY: sandbox.apiKey,
    OPENAI_BASE_URL: sandbox.url,
    BILLING_TIMEOUT_MS: '9000',
    ...administratorSettings,
  });
  admin = await signInAdministrator(platform.url);
}, 120_000);
afterAll(async () => {
  await platform.stop();
  await sandbox.stop();
});

/** A person with a project that the AI knows, who has used `used` analyses. */
async function arrange(used: number): Promise<{ person: Person; projectId: string }> {
  const person = await registerPerson(platform.url);
  const projectId = await createProject(person, 'A weather station on the roof');
  await eventually(async () => ((await analyze(person, projectId)).suggestions ? true : undefined));
  if (used > 1) await useUnits(platform, person, used - 1);
  expect(await usageOf(person.client)).toMatchObject({ used, reserved: 0 });
  return { person, projectId };
}

const grantPro = (person: Person): Promise<unknown> =>
  eventually(() =>
    admin
      .mutate('grantPlan', 'grant { id }', 'GrantPlanInput!', {
        userId: person.id,
        planKey: 'PRO',
        reason: 'Test',
      })
      .catch(() => undefined),
  );
const refusedOf = (answers: readonly Analysis[]): Analysis[] =>
  answers.filter(({ suggestions }) => !suggestions);

test('with 5 left of a hard limit, 20 calls at once run exactly 5, and the others say why', async () => {
  const { person, projectId } = await arrange(15);
  const asked = sandbox.requests.length;
  const answers = await analyzeAtOnce(person, projectId, 20);
  expect(sandbox.requests.length - asked).toBe(5);
  const refused = refusedOf(answers);
  expect(refused).toHaveLength(15);
  for (const { userErrors } of refused) {
    expect(userErrors).toMatchObject([
      {
        code: 'QUOTA_EXCEEDED',
        message: userErrors[0]?.entitlement?.['reason'],
        entitlement: {
          key: 'ai.analyses',
          allowed: false,
          limit: 20,
          limitMode: 'HARD',
          cheapestPlanThatAllows: 'PRO',
        },
      },
    ]);
  }
  expect(await usageOf(person.client)).toMatchObject({ used: 20, reserved: 0, overage: 0 });
});

test('a provider that fails costs nothing', async () => {
  const { person, projectId } = await arrange(1);
  sandbox.behave({ kind: 'error', status: 401 });
  expect(await analyze(person, projectId)).toMatchObject({ userErrors: [{ code: 'UPSTREAM_UNAVAILABLE' }] });
  expect(await usageOf(person.client)).toMatchObject({ used: 1, reserved: 0 });
});

test('a new plan is pushed to the page that is open', async () => {
  const { person } = await arrange(1);
  const events = person.client.subscribe(
    'subscription { entitlementsUpdated { username entitlement(key: "ai.analyses") { limit allowed } } }',
  );
  await untilPushed(events, () =>
    person.client.mutate('setSpendingCap', 'spendingCapAmountCents', 'SetSpendingCapInput!', {
      amountCents: 0,
    }),
  );
  const pushed = pushWith(events, '"limit":300');
  const grantedAt = Date.now();
  await grantPro(person);
  expect(await pushed).toMatchObject({
    data: {
      entitlementsUpdated: { username: person.username, entitlement: { limit: 300, allowed: true } },
    },
  });
  console.log(`entitlementsUpdated after ${Date.now() - grantedAt} ms`);
  await person.client.close();
});

test('the dashboard that is open unlocks without a reload', async () => {
  const { person } = await arrange(1);
  const browser = await launchBrowser();
  try {
    const page = await signedInPage(browser, platform.url, person);
    await page.getByText('1 of 20', { exact: true }).first().waitFor();
    await grantPro(person);
    const unlocked = page.getByText('1 of 300', { exact: true });
    await unlocked.waitFor();
    expect(await unlocked.isVisible()).toBe(true);
  } finally {
    await browser.close();
  }
});

test('with 5 left of a metered limit and a cap, 20 calls at once run all, 15 of them charged', async () => {
  const { person, projectId } = await arrange(1);
  // On a new platform the plans are put on sale within moments.
  const url = await eventually(() => openCheckout(person).catch(() => undefined), 20_000);
  await payOnPage(url, person);
  await eventually(async () => ((await usageOf(person.client))['limit'] === 300 ? true : undefined));
  await useUnits(platform, person, 294);
  await person.client.mutate('setSpendingCap', 'spendingCapAmountCents', 'SetSpendingCapInput!', {
    amountCents: 100,
  });
  const asked = sandbox.requests.length;
  expect(refusedOf(await analyzeAtOnce(person, projectId, 20))).toEqual([]);
  expect(sandbox.requests.length - asked).toBe(20);
  expect(await usageOf(person.client)).toEqual({
    used: 315,
    reserved: 0,
    limit: 300,
    overage: 15,
    overageAmountCents: 75,
  });
});
