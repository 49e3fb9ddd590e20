import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { toGlobalId } from '@gatefold/schema';
import { buildSchema, type GraphQLSchema } from 'graphql';
import { administratorSettings, signInAdministrator } from '../harness/administrator.js';
import { GraphClient } from '../harness/graph-client.js';
import {
  createProject,
  documentWith,
  publishPortfolio,
  registerPerson,
  type Person,
} from '../harness/people.js';
import { startTestPlatform, type TestPlatform } from '../harness/platform.js';
import { adminOperations } from './admin-operations.js';
import { fieldsFor, isolationTable } from './isolation-table.js';
import { memberInputs } from './member-inputs.js';
import { arrangeScene, canary, type Scene } from './scene.js';
import { fieldNames, probesOf } from './selections.js';

// S6, SV-4: two people can never see or change each other's drafts, by any field, edge or entity

const api: GraphQLSchema = buildSchema(
  readFileSync(new URL('../../../schema/public.graphql', import.meta.url), 'utf8'),
);

let platform: TestPlatform;
let scene: Scene;
let viewers: { anonymous: GraphClient; foreign: GraphClient; owner: GraphClient; admin: GraphClient };
let foreign: Person;

beforeAll(async () => {
  platform = await startTestPlatform({
    ...administratorSettings,
    COST_MAX: '100000',
    TOKENS_MAX: '5000',
    // Everything at once, as nobody asks for it: this is about what comes, not about how soon.
    SUBGRAPH_TIMEOUT_MS: '9000',
  });
  scene = await arrangeScene(platform.url);
  foreign = await registerPerson(platform.url, 'Fred Foreign');
  await createProject(foreign, 'Own work of the stranger');
  await publishPortfolio(foreign, 'Own page of the stranger');
  viewers = {
    anonymous: new GraphClient(platform.url),
    foreign: foreign.client,
    owner: scene.owner.client,
    admin: await signInAdministrator(platform.url),
  };
}, 120_000);
afterAll(() => platform.stop());

test('the table names every field of the API and no other', () => {
  expect(Object.keys(isolationTable).sort()).toEqual(fieldNames(api).sort());
});

const adminQueries = fieldsFor('admin').flatMap((field) => /^Query\.(\w+)$/.exec(field)?.[1] ?? []);

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
    'User.payments': 'payments(first: 1) { nodes { id } }',
    'User.invoices': 'invoices(first: 1) { nodes { invoiceId } }',
    'User.overageCharges': 'overageCharges(first: 1) { nodes { id } }',
    'User.subscription': 'subscription { id }',
    'User.courseAccess': 'courseAccess { courseKey }',
    'User.downloads': 'downloads(first: 1) { nodes { id } }',
    'User.usage': 'usage { currency }',
  };
  test.each(fieldsFor('self'))('%s: owner and administrator see it, others get null', async (field) => {
    const name = field.replace('User.', '');
    const query = `{ user(username: "${scene.owner.username}") { ${selections[field] ?? name} } }`;
    for (const [who, client] of Object.entries(viewers)) {
      const { data } = await client.run(query);
      const isAllowed = who === 'owner' || who === 'admin';
      expect({ who, isShown: data.user[name] !== null }).toEqual({ who, isShown: isAllowed });
    }
  });

  test('what is for the owner alone: the owner sees it, others nothing', async () => {
    const { username } = scene.owner;
    const ofPortfolio = `portfolio(slug: "${username}")`;
    const ofProject = `project(id: "${scene.publicProjectId}")`;
    const ofUser = `user(username: "${username}")`;
    const queries: Record<string, string> = {
      'Portfolio.revisions': `${ofPortfolio} { part: revisions(first: 1) { nodes { revision } } }`,
      'Project.aiSuggestions': `${ofProject} { part: aiSuggestions { id } }`,
      'Project.isFrozen': `${ofProject} { part: isFrozen }`,
      'Project.frozenAt': `${ofProject} { part: frozenAt }`,
      'Project.freezesAt': `${ofProject} { part: freezesAt }`,
      'User.projectsOverLimit': `${ofUser} { part: projectsOverLimit(first: 1) { totalCount } }`,
    };
    expect(fieldsFor('owner').sort()).toEqual(Object.keys(queries).sort());
    for (const [field, query] of Object.entries(queries)) {
      const nothing = field === 'Project.aiSuggestions' ? [] : null;
      for (const who of ['anonymous', 'foreign'] as const) {
        const { found } = await viewers[who].data(`{ found: ${query} }`);
        expect({ field, who, part: found.part }).toEqual({ field, who, part: nothing });
      }
    }
    const own = async (field: string) =>
      (await viewers.owner.data(`{ found: ${queries[field]} }`)).found.part;
    expect((await own('Portfolio.revisions')).nodes).toHaveLength(1);
    expect(await own('Project.isFrozen')).toBe(false);
    expect(await own('User.projectsOverLimit')).toEqual({ totalCount: 0 });
  });

  test('Course.body: nobody without access reads it, administrators do', async () => {
    expect(fieldsFor('reader')).toEqual(['Course.body']);
    const course = await viewers.admin.mutate('createCourse', 'course { id }', 'CreateCourseInput!', {
      externalKey: 'isolation',
      title: 'A course',
      body: `${canary} for buyers`,
      isPublished: true,
    });
    const query = `{ course(id: "${course.course.id as string}") { title body } }`;
    for (const [who, client] of Object.entries(viewers)) {
      const body = who === 'admin' ? `${canary} for buyers` : null;
      expect({ who, ...(await client.data(query)) }).toEqual({ who, course: { title: 'A course', body } });
    }
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

  test.each(fieldsFor('member').filter((field) => field.startsWith('Mutation.')))(
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
      const answer = await viewers.anonymous.run(query, { input: memberInputs[field] ?? input });
      expect(answer.errors.map(({ extensions }) => extensions?.['code'])).toEqual(['UNAUTHENTICATED']);
    },
  );
});

test('an operation for administrators is FORBIDDEN to a member', async () => {
  const operations = adminOperations(foreign.id);
  expect(fieldsFor('admin').sort()).toEqual(Object.keys(operations).sort());
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
