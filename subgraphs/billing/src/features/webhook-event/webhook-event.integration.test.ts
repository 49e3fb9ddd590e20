import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { toGlobalId } from '@gatefold/schema';
import { anonymous, service, type Actor } from '@gatefold/runtime/identity';
import { buildAdmin, buildMember } from '@gatefold/runtime/testing';
import { signed, tagMangoEvent } from '../../tagmango/testing/tagmango-event.js';
import { startBilling, type Billing } from '../../testing/start-billing.js';
import type { WebhookProvider } from '../../webhooks/provider.js';
import { receiveWebhook } from '../../webhooks/receive-webhook.js';

let billing: Billing;
beforeAll(async () => {
  billing = await startBilling();
});
afterAll(() => billing.stop());

const receive = (payload = tagMangoEvent()) => {
  const { body, headers } = signed(payload);
  const provider = billing.platform.services.webhookProviders.get('tagmango') as WebhookProvider;
  return receiveWebhook(billing.as(service('billing')), provider, { rawBody: body, headers });
};

interface List {
  readonly nodes: readonly { readonly id: string; readonly eventId: string; readonly payload: unknown }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

const list = (actor: Actor, variables: object = { first: 100 }) =>
  billing.execute<{ webhookEvents: List }>(
    actor,
    `query ($first: Int!, $after: String, $filter: WebhookEventFilter) {
      webhookEvents(first: $first, after: $after, filter: $filter) {
        nodes { id eventId provider status payload } pageInfo { hasNextPage endCursor } } }`,
    { ...variables },
  );

const refused = [
  { who: 'nobody', actor: anonymous, code: 'UNAUTHENTICATED' },
  { who: 'a member', actor: buildMember(), code: 'FORBIDDEN' },
  { who: 'a part of the platform', actor: service('gateway'), code: 'FORBIDDEN' },
];

describe('webhookEvents', () => {
  test('lists newest first, page by page, narrowed by every given part', async () => {
    // PS-6
    for (let index = 0; index < 5; index += 1) await receive();
    const all = (await list(buildAdmin())).data.webhookEvents.nodes.map(({ eventId }) => eventId);
    const ids: string[] = [];
    let after: string | null = null;
    do {
      const { data } = await list(buildAdmin(), { first: 2, after });
      ids.push(...data.webhookEvents.nodes.map(({ eventId }) => eventId));
      after = data.webhookEvents.pageInfo.hasNextPage ? data.webhookEvents.pageInfo.endCursor : null;
    } while (after);
    expect(ids).toEqual(all);
    expect(ids.length).toBeGreaterThanOrEqual(5);
    const none = await list(buildAdmin(), { first: 5, filter: { provider: 'tagmango', status: 'DEAD' } });
    expect(none.data.webhookEvents.nodes).toEqual([]);
    const some = await list(buildAdmin(), { first: 5, filter: { provider: 'tagmango', status: 'RECEIVED' } });
    expect(some.data.webhookEvents.nodes).toHaveLength(5);
  });

  test('shows the payload with who it is about masked', async () => {
    // S16
    await receive(tagMangoEvent({ email: 'mira@example.com', transactionId: 'shown' }));
    const { data } = await list(buildAdmin(), { first: 1 });
    expect(data.webhookEvents.nodes[0]?.payload).toMatchObject({
      user: { email: 'm***@example.com', name: 'M***', phone: '***90' },
      course: { name: 'Hiring well' },
      transaction: { id: 'shown' },
    });
  });

  test.each([{ first: 0 }, { first: 101 }, { first: 5, after: 'nonsense' }, { first: 5, after: 'WyJ4Il0' }])(
    'refuses the page %j',
    async (page) => {
      expect((await list(buildAdmin(), page)).code).toBe('BAD_USER_INPUT');
    },
  );

  test.each(refused)('is refused to $who', async ({ actor, code }) => {
    expect((await list(actor)).code).toBe(code);
  });
});

describe('replayWebhookEvent', () => {
  const replay = (actor: Actor, id: string) =>
    billing.execute(
      actor,
      'mutation ($input: ReplayWebhookEventInput!) { replayWebhookEvent(input: $input) { webhookEvent { id } userErrors { code path } } }',
      { input: { id } },
    );

  test.each(['nonsense', toGlobalId('WebhookEvent', buildMember().userId)])(
    'finds none under %s',
    async (id) => {
      expect((await replay(buildAdmin(), id)).data).toEqual({
        replayWebhookEvent: {
          webhookEvent: null,
          userErrors: [{ code: 'NOT_FOUND', path: ['input', 'id'] }],
        },
      });
    },
  );

  test('names id as what is out of range', async () => {
    expect((await replay(buildAdmin(), 'x'.repeat(201))).data).toEqual({
      replayWebhookEvent: {
        webhookEvent: null,
        userErrors: [{ code: 'BAD_USER_INPUT', path: ['input', 'id'] }],
      },
    });
  });

  test.each(refused)('is refused to $who', async ({ actor, code }) => {
    expect((await replay(actor, 'any')).code).toBe(code);
  });
});

describe('webhookEventUpdated', () => {
  const updates = 'subscription { webhookEventUpdated { status payload } }';

  test('tells administrators of an event as it arrives', async () => {
    const events = await billing.subscribe(buildAdmin(), updates);
    await receive(tagMangoEvent({ transactionId: 'live' }));
    let told: unknown;
    // What was stored just before may be told first.
    do told = (await events.next()).value as unknown;
    while (!JSON.stringify(told).includes('"live"'));
    expect(told).toMatchObject({
      data: { webhookEventUpdated: { status: 'RECEIVED', payload: { transaction: { id: 'live' } } } },
    });
    await events.return(undefined);
  });

  test.each(refused)('is refused to $who', async ({ actor, code }) => {
    await expect(billing.subscribe(actor, updates)).rejects.toMatchObject({ extensions: { code } });
  });
});

test('a webhook event is resolved for administrators alone', async () => {
  // S6
  await receive();
  const { data } = await list(buildAdmin(), { first: 1 });
  const id = data.webhookEvents.nodes[0]?.id;
  const entity = (actor: Actor) =>
    billing.execute(
      actor,
      'query ($keys: [_Any!]!) { _entities(representations: $keys) { ... on WebhookEvent { id } } }',
      {
        keys: [{ __typename: 'WebhookEvent', id }],
      },
    );
  expect((await entity(buildAdmin())).data).toEqual({ _entities: [{ id }] });
  for (const { actor } of refused) expect((await entity(actor)).data).toEqual({ _entities: [null] });
});
