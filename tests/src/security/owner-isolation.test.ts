import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { toGlobalId } from '@gatefold/schema';
import { buildSchema, type GraphQLSchema } from 'graphql';
import { parse } from 'yaml';
import { GraphClient } from '../harness/graph-client.js';
import {
  createProject,
  documentWith,
  publishPortfolio,
  registerPerson,
  type Person,
} from '../harness/people.js';
import { startTestPlatform, type TestPlatform } from '../harness/platform.js';
import { arrangeScene, canary, type Scene } from './scene.js';
import { fieldNames, probesOf } from './selections.js';

// S6, SV-4: two people can never see or change each other's drafts, by any field, edge or entity

const table = parse(readFileSync(new URL('./isolation.yaml', import.meta.url), 'utf8')) as Record<
  string,
  string
>;
const api: GraphQLSchema = buildSchema(
  readFileSync(new URL('../../../schema/public.graphql', import.meta.url), 'utf8'),
);
const admin = { email: 'admin@people.example', password: 'an administrator of tests' };

let platform: TestPlatform;
let scene: Scene;
let viewers: { anonymous: GraphClient; foreign: GraphClient; owner: GraphClient; admin: GraphClient };
let foreign: Person;

beforeAll(async () => {
  platform = await startTestPlatform({
    ADMIN_EMAIL: admin.email,
    ADMIN_PASSWORD: admin.password,
    COST_MAX: '100000',
    TOKENS_MAX: '5000',
  });
  scene = await arrangeScene(platform.url);
  foreign = await registerPerson(platform.url, 'Fred Foreign');
  await createProject(foreign, 'Own work of the stranger');
  await publishPortfolio(foreign, 'Own page of the stranger');
  const administrator = new GraphClient(platform.url);
  const session = await administrator.mutate('login', 'accessToken', 'LoginInput!', admin);
  administrator.accessToken = session.accessToken as string;
  viewers = {
    anonymous: new GraphClient(platform.url),
    foreign: foreign.client,
    owner: scene.owner.client,
    admin: administrator,
  };
}, 120_000);
afterAll(() => platform.stop());

const valuesOf = (rule: string): string[] => Object.keys(table).filter((field) => table[field] === rule);

test('the table names every field of the API and no other', () => {
  expect(Object.keys(table).sort()).toEqual(fieldNames(api).sort());
});

const adminQueries = valuesOf('admin').flatMap((field) => /^Query\.(\w+)$/.exec(field)?.[1] ?? []);

/** Everything that one viewer can read of the owner's things, as one text; what only administrators may ask is tested below. */
async function readAll(client: GraphClient): Promise<string> {
  const { username } = scene.owner;
  const perspectives = [scene.draftProjectId, scene.publicProjectId].map((id) => ({
    user: `(username: "${username}")`,
    portfolio: `(slug: "${username}")`,
    project: `(id: "${id}")`,
    projects: '(first: 20)',
  }));
  const probes = perspectives
    .flatMap((perspective) => probesOf(api, perspective))
    .filter((query) => !adminQueries.some((name) => query.startsWith(`{ ${name}`)));
  const answers = await Promise.all([...new Set(probes)].map((query) => client.run(query)));
  for (const { data, errors } of answers) {
    const isRefused = errors.some(({ extensions }) => extensions?.['code'] === 'COST_LIMIT');
    if (!data || isRefused) throw new Error(`A probe proves nothing: ${JSON.stringify(errors)}`);
  }
  return answers.map(({ data }) => JSON.stringify(data)).join('\n');
}

describe('reading everything that is reachable', () => {
  test.each(['anonymous', 'foreign'] as const)(
    '%s finds no draft and no address of the owner',
    async (who) => {
      const text = await readAll(viewers[who]);
      expect(text).toContain('Public work');
      expect(text.toUpperCase()).not.toContain(canary);
      expect(text).not.toContain(scene.owner.email);
    },
  );

  test('the owner finds them by the same queries', async () => {
    const text = await readAll(viewers.owner);
    expect(text).toContain(canary);
    expect(text).toContain(scene.owner.email);
  });
});

describe('fields for oneself', () => {
  const selections: Record<string, string> = {
    'User.entitlement': 'entitlement(key: "content.projects") { key }',
    'User.entitlements': 'entitlements { key }',
    'User.aiUsage': 'aiUsage { analyses }',
    'User.grants': 'grants { id }',
    'User.purchases': 'purchases { id }',
    'User.subscription': 'subscription { id }',
    'User.courseAccess': 'courseAccess { courseKey }',
    'User.usage': 'usage { currency }',
  };
  test.each(valuesOf('self'))('%s: owner and administrator see it, others get null', async (field) => {
    const name = field.replace('User.', '');
    const query = `{ user(username: "${scene.owner.username}") { ${selections[field] ?? name} } }`;
    for (const [who, client] of Object.entries(viewers)) {
      const { data } = await client.run(query);
      const isAllowed = who === 'owner' || who === 'admin';
      expect({ who, isShown: data.user[name] !== null }).toEqual({ who, isShown: isAllowed });
    }
  });

  test('Portfolio.revisions and Project.aiSuggestions: the owner sees them, others nothing', async () => {
    const queries = {
      revisions: `{ found: portfolio(slug: "${scene.owner.username}") { part: revisions(first: 1) { nodes { revision } } } }`,
      suggestions: `{ found: project(id: "${scene.publicProjectId}") { part: aiSuggestions { id } } }`,
    };
    expect(valuesOf('owner')).toEqual(['Portfolio.revisions', 'Project.aiSuggestions']);
    for (const who of ['anonymous', 'foreign'] as const) {
      expect((await viewers[who].data(queries.revisions)).found.part).toBeNull();
      expect((await viewers[who].data(queries.suggestions)).found.part).toEqual([]);
    }
    expect((await viewers.owner.data(queries.revisions)).found.part.nodes).toHaveLength(1);
  });
});

describe('changing things of somebody else', () => {
  /** Inputs with the owner's ids, and the same with ids that do not exist. */
  const inputs = (ids: {
    project: string;
    portfolio: string;
    suggestion: string;
  }): Record<string, object> => ({
    updateProject: { id: ids.project, title: 'taken over' },
    deleteProject: { id: ids.project },
    reorderProjects: { ids: [ids.project] },
    analyzeContent: { targetId: ids.project },
    applySuggestion: { suggestionId: ids.suggestion },
    savePortfolio: { portfolioId: ids.portfolio, document: documentWith('taken over'), expectedRevision: 1 },
    publishPortfolio: { portfolioId: ids.portfolio },
    unpublishPortfolio: { portfolioId: ids.portfolio },
    restorePortfolioRevision: { portfolioId: ids.portfolio, revision: 1 },
  });
  const missing = (type: string): string => toGlobalId(type, '00000000-0000-7000-8000-000000000000');
  const absent = inputs({
    project: missing('Project'),
    portfolio: missing('Portfolio'),
    suggestion: missing('AiSuggestion'),
  });
  const typeOf = (field: string): string => String(api.getMutationType()?.getFields()[field]?.args[0]?.type);
  const send = (client: GraphClient, field: string, input: object) =>
    client.run(
      `mutation($input: ${typeOf(field)}) { ${field}(input: $input) { userErrors { code message path } } }`,
      {
        input,
      },
    );

  test.each(Object.keys(absent))(
    '%s: a foreign object and a missing one give the same answer',
    async (field) => {
      const present = inputs({
        project: scene.draftProjectId,
        portfolio: scene.portfolioId,
        suggestion: scene.suggestionId,
      });
      const [onForeign, onMissing] = [
        await send(foreign.client, field, present[field] ?? {}),
        await send(foreign.client, field, absent[field] ?? {}),
      ];
      expect(onMissing.data[field].userErrors[0].code).toBe('NOT_FOUND');
      expect(JSON.stringify(onForeign.data)).toBe(JSON.stringify(onMissing.data));
    },
  );

  test('and nothing of the owner has changed', async () => {
    const text = await readAll(viewers.owner);
    expect(text).not.toContain('taken over');
    expect(text).toContain(`${canary} heading`);
  });

  test.each(valuesOf('member').filter((field) => field.startsWith('Mutation.')))(
    '%s without a session is UNAUTHENTICATED',
    async (name) => {
      const field = name.replace('Mutation.', '');
      const args = api.getMutationType()?.getFields()[field]?.args[0];
      const query = args
        ? `mutation($input: ${String(args.type)}) { ${field}(input: $input) { __typename } }`
        : `mutation { ${field} { __typename } }`;
      const input = inputs({
        project: scene.draftProjectId,
        portfolio: scene.portfolioId,
        suggestion: scene.suggestionId,
      })[field] ?? { title: 'x', username: 'x', displayName: 'x' };
      const answer = await viewers.anonymous.run(query, { input: pick(input, field) });
      expect(answer.errors.map(({ extensions }) => extensions?.['code'])).toEqual(['UNAUTHENTICATED']);
    },
  );

  const pick = (input: object, field: string): object => {
    if (field === 'createProject') return { title: 'x' };
    const plan = { planKey: 'PRO', interval: 'MONTH' };
    const paths = { successPath: '/billing', cancelPath: '/pricing' };
    if (field === 'createCheckoutSession') return { ...plan, ...paths };
    if (field === 'cancelSubscription') return { immediately: false };
    if (field === 'openBillingPortal') return { returnPath: '/billing' };
    if (['createSubscription', 'changePlan', 'previewPlanChange'].includes(field)) return plan;
    if (field === 'setSpendingCap') return { amountCents: 0 };
    if (field === 'setUsername') return { username: 'somebody' };
    if (field === 'updateProfile') return { displayName: 'x' };
    return input;
  };
});

test('an operation for administrators is FORBIDDEN to a member', async () => {
  const id = toGlobalId('Grant', '00000000-0000-7000-8000-000000000000');
  const operations: Record<string, [query: string, input?: object]> = {
    'Mutation.grantPlan': [
      'mutation($input: GrantPlanInput!) { grantPlan(input: $input) { __typename } }',
      { userId: foreign.id, planKey: 'PREMIUM', reason: 'I would like it' },
    ],
    'Mutation.revokeGrant': [
      'mutation($input: RevokeGrantInput!) { revokeGrant(input: $input) { __typename } }',
      { grantId: id },
    ],
    'Mutation.replayWebhookEvent': [
      'mutation($input: ReplayWebhookEventInput!) { replayWebhookEvent(input: $input) { __typename } }',
      { id },
    ],
    'Query.emailMessages': ['{ emailMessages(first: 1) { nodes { recipient } } }'],
    'Query.lastSubscriptionReconciliation': ['{ lastSubscriptionReconciliation { lookedAt } }'],
    'Query.webhookEvents': ['{ webhookEvents(first: 1) { nodes { id } } }'],
    'Subscription.webhookEventUpdated': ['subscription { webhookEventUpdated { id } }'],
  };
  expect(valuesOf('admin').sort()).toEqual(Object.keys(operations).sort());
  for (const [field, [query, input]] of Object.entries(operations)) {
    const errors = field.startsWith('Subscription.')
      ? await foreign.client
          .subscribe(query)
          .next()
          .then(errorsOf, (refusal: unknown) => refusal)
      : (await foreign.client.run(query, { input })).errors;
    expect({ field, errors }).toMatchObject({ field, errors: [{ extensions: { code: 'FORBIDDEN' } }] });
  }
});

const errorsOf = ({ value }: IteratorResult<{ errors?: unknown }>): unknown => value?.errors;

test('watching a draft of somebody else brings nothing', async () => {
  const document = 'subscription($id: ID!) { projectUpdated(id: $id) { title shortSummary } }';
  const watcher = new GraphClient(platform.url);
  const onDraft = watcher.subscribe(document, { id: scene.draftProjectId });
  const onPublic = watcher.subscribe(document, { id: scene.publicProjectId });
  const heard: string[] = [];
  const listen = async (events: AsyncIterableIterator<unknown>): Promise<void> => {
    for await (const event of events) heard.push(JSON.stringify(event));
  };
  const listening = [listen(onDraft), listen(onPublic)];
  const save = (id: string, shortSummary: string): Promise<unknown> =>
    scene.owner.client.mutate('updateProject', 'project { id }', 'UpdateProjectInput!', { id, shortSummary });
  const deadline = Date.now() + 10_000;
  for (let round = 0; !heard.some((event) => event.includes('Public work')); round += 1) {
    if (Date.now() > deadline) throw new Error('The public project was never pushed');
    await save(scene.draftProjectId, `${canary} ${round}`);
    await save(scene.publicProjectId, `round ${round}`);
  }
  expect(heard.join('\n')).not.toContain(canary);
  await Promise.all([onDraft.return?.(), onPublic.return?.(), watcher.close(), ...listening]);
}, 20_000);

test('the federation entry is not reachable from outside', async () => {
  const answer = await viewers.anonymous.run('{ _entities(representations: []) { __typename } }');
  expect(answer.errors[0]?.extensions?.['code']).toBe('GRAPHQL_VALIDATION_FAILED');
});
