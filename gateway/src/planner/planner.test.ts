import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { parse, validate } from 'graphql';
import { validationRules } from '../admission/validation-rules.js';
import { loadSupergraph } from '../supergraph/loaded-supergraph.js';
import { canonicalOperation } from './canonical-operation.js';
import { refuseMissingRootFields } from './missing-root-fields.js';
import { selectOperation } from './normalise-operation.js';
import { settleRootConditions } from './settle-root-conditions.js';

const addressOf = (name: string) => new URL(`http://${name}.invalid`);
const ours = loadSupergraph(
  readFileSync(new URL('../../../schema/supergraph.graphql', import.meta.url), 'utf8'),
  addressOf,
  100,
);

function select(query: string, operationName?: string) {
  const selected = selectOperation(parse(query), operationName);
  if (!selected) throw new Error('nothing to select');
  return selected;
}

// GX-1
test('the schema of the platform loads without its internal fields', () => {
  expect(ours.apiSchema.getQueryType()?.getFields()['me']).toBeDefined();
  expect(ours.apiSchema.getQueryType()?.getFields()['entitlementSnapshot']).toBeUndefined();
});

// GX-3
test('a change of a portfolio comes from content, its owner from users', () => {
  const { primary, rest } = ours.planner.planSubscription(
    select('subscription S($s: String!) { portfolioUpdated(slug: $s) { title owner { displayName } } }'),
  );
  expect(primary.serviceName).toBe('content');
  expect(JSON.stringify(rest)).toContain('"serviceName":"users"');
});

const canonical = (query: string, name?: string) => canonicalOperation(select(query, name)).text;

test('layout, comments, order of fragments, unused parts and aliases share a plan', () => {
  const base = canonical(
    'query A { me { ...F ...G } } fragment F on User { id } fragment G on User { username }',
  );
  expect(
    canonical(
      'fragment G on User { n: username }\n# x\nfragment F on User { id }\nquery A { m: me { ...F, ...G } }\nquery B { plans { key } }',
      'A',
    ),
  ).toBe(base);
  expect(
    canonical('query A { me { ...F ...G } } fragment F on User { id } fragment G on User { id }'),
  ).not.toBe(base);
});

test('a field has a response name for each distinct set of arguments, whatever their order', () => {
  expect(
    canonical('{ a: f(x: {p: 1, q: [2]}, y: $v) b: f(y: $v, x: {q: [2], p: 1}) c: f(x: {p: 2}) d: f }'),
  ).toBe('query {f__args0:f(x:{p:1,q:[2]},y:$v) f__args0:f(x:{p:1,q:[2]},y:$v) f__args1:f(x:{p:2}) f }');
});

test('the plan cache is bounded', () => {
  const small = loadSupergraph(ours.sdl, addressOf, 2);
  for (const field of ['id', 'username', 'email', 'id']) small.planner.plan(select(`{ me { ${field} } }`));
  expect(small.planner.cacheUse).toEqual({ hits: 0, misses: 4 });
});

// PF-24
test('a field that the planner leaves out of its plan is an error, a field that is skipped is not', () => {
  const empty = { kind: 'QueryPlan' } as const;
  const plan = ours.planner.plan(select('{ me { id } }'));
  expect(() => refuseMissingRootFields(select('{ me { id } }'), empty)).toThrow(
    'No subgraph can answer "me"',
  );
  expect(() =>
    refuseMissingRootFields(select('{ me { id } ...F } fragment F on Query { p: plans { key } }'), plan),
  ).toThrow('"plans"');
  expect(() =>
    refuseMissingRootFields(select('{ __typename me @skip(if: true) { id } }'), empty),
  ).not.toThrow();
  expect(() => refuseMissingRootFields(select('{ me { id } }'), plan)).not.toThrow();
});

test('conditions and fragments of a subscription root are settled before planning', () => {
  const query = `subscription S($on: Boolean!, $s: String!) { ...R @include(if: $on) }
    fragment R on Subscription { ... @skip(if: false) { portfolioUpdated(slug: $s) @include(if: $on) { ...T } } }
    fragment T on Portfolio { title }`;
  expect(validate(ours.apiSchema, parse(query), validationRules(true))).toEqual([]);
  const settled = settleRootConditions(select(query), { on: true, s: 'x' });
  expect(ours.planner.planSubscription(settled).primary.operation).toContain(
    'portfolioUpdated(slug:$s){title}}',
  );
  expect(() => settleRootConditions(select(query), { on: false, s: 'x' })).toThrow('exactly one');
});

test.each([
  'subscription { __typename }',
  'subscription { a: projectUpdated(id: "1") { id } b: projectUpdated(id: "2") { id } }',
  'subscription { ...F } fragment F on Subscription { ...F }',
])('%s does not validate', (query) => {
  expect(validate(ours.apiSchema, parse(query), validationRules(true)).length).toBeGreaterThan(0);
});
