import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { planOf, toGlobalId } from '@gatefold/schema';
import { anonymous, service, type Actor } from '@gatefold/runtime/identity';
import { buildAdmin, buildMember, type TestSubgraph } from '@gatefold/runtime/testing';
import type { ExecutionResult } from 'graphql';
import { startBilling } from '../../testing/start-billing.js';
import { grantThroughApi, registeredPerson, revokeThroughApi } from '../../grants/testing/arrange.js';

let billing: TestSubgraph<unknown>;
beforeAll(async () => {
  billing = await startBilling();
});
afterAll(() => billing.stop());

const gateway = service('gateway');
const snapshot = (actor: Actor, userId: string) =>
  billing.execute(
    actor,
    'query ($userId: ID!) { entitlementSnapshot(userId: $userId) { tier entitlements } }',
    { userId },
  );
/** Raw uuids that the subscription names, up to and with the last one wanted. */
const seenUntil = async (changes: AsyncGenerator<ExecutionResult>, last: string): Promise<unknown[]> => {
  const seen: unknown[] = [];
  while (seen.at(-1) !== last) seen.push((await changes.next()).value.data.entitlementsChanged);
  return seen;
};
const watch = (actor: Actor) => billing.subscribe(actor, 'subscription { entitlementsChanged }');

const refused = [
  { who: 'nobody', actor: anonymous },
  { who: 'a member', actor: buildMember() },
  { who: 'an administrator', actor: buildAdmin() },
];

describe('entitlementSnapshot', () => {
  test('follows the highest live grant at once', async () => {
    const { userId } = await registeredPerson(billing);
    const of = (tier: 'FREE' | 'PREMIUM') => ({
      entitlementSnapshot: { tier, entitlements: planOf(tier).entitlements },
    });
    expect((await snapshot(gateway, userId)).data).toEqual(of('FREE'));
    const grantId = await grantThroughApi(billing, userId, 'PREMIUM');
    expect((await snapshot(gateway, userId)).data).toEqual(of('PREMIUM'));
    await revokeThroughApi(billing, grantId);
    expect((await snapshot(gateway, userId)).data).toEqual(of('FREE'));
  });

  test('counts a person without any grant as free', async () => {
    expect((await snapshot(gateway, buildMember().userId)).data).toMatchObject({
      entitlementSnapshot: { tier: 'FREE' },
    });
  });

  test('refuses what is not a uuid', async () => {
    expect((await snapshot(gateway, toGlobalId('User', buildMember().userId))).code).toBe('BAD_USER_INPUT');
  });

  test.each(refused)('is refused to $who', async ({ actor }) => {
    const { code } = await snapshot(actor, buildMember().userId);
    expect(code).toBe('FORBIDDEN');
  });
});

describe('entitlementsChanged', () => {
  test('names each person whose tier changed, and nobody whose tier did not', async () => {
    const [one, other] = [await registeredPerson(billing), await registeredPerson(billing)];
    const changes = await watch(gateway);
    const first = changes.next();
    const fence = await registeredPerson(billing);
    if ((await first).value.data.entitlementsChanged !== fence.userId) await seenUntil(changes, fence.userId);
    await grantThroughApi(billing, one.userId, 'FREE');
    await grantThroughApi(billing, other.userId, 'PRO');
    await grantThroughApi(billing, one.userId, 'PREMIUM');
    expect(await seenUntil(changes, one.userId)).toEqual([other.userId, one.userId]);
    await changes.return(undefined);
  });

  test.each(refused)('is refused to $who', async ({ actor }) => {
    await expect(watch(actor)).rejects.toMatchObject({ extensions: { code: 'FORBIDDEN' } });
  });
});
