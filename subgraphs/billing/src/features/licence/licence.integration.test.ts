import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { toGlobalId } from '@gatefold/schema';
import { anonymous, service, type Actor } from '@gatefold/runtime/identity';
import { buildAdmin, buildMember } from '@gatefold/runtime/testing';
import { grantThroughApi, registeredPerson, revokeThroughApi } from '../../grants/testing/arrange.js';
import { insertProductRow } from '../../products/testing/arrange.js';
import { startBilling, type Billing } from '../../testing/start-billing.js';

let billing: Billing;
beforeAll(async () => {
  billing = await startBilling({ LICENCE_CHECKS_PER_MINUTE: 3 });
});
afterAll(() => billing.stop());

interface LicenceAnswer {
  readonly licence: { readonly id: string; readonly key: string } | null;
  readonly userErrors: readonly { readonly code: string }[];
}
const newProduct = (key: string, plan: string | null = null) =>
  insertProductRow(billing, { key, kind: 'FILE', required_plan: plan });
const change = async (name: string, actor: Actor, input: Record<string, string>): Promise<LicenceAnswer> => {
  const type = `${name.charAt(0).toUpperCase()}${name.slice(1)}Input`;
  const { data } = await billing.execute<Record<string, LicenceAnswer>>(
    actor,
    `mutation ($input: ${type}!) { ${name}(input: $input) { licence { id key } userErrors { code } } }`,
    { input },
  );
  return data[name] as LicenceAnswer;
};
const create = (actor: Actor, productId: string) =>
  change('createLicence', actor, { productId: toGlobalId('Product', productId) });
const verify = async (key: string) => {
  const { data } = await billing.execute<{ verifyLicence: object }>(
    anonymous,
    'query ($key: String!) { verifyLicence(key: $key) { valid state productKey } }',
    { key },
  );
  return data.verifyLicence;
};

test('a person has one key for a product, also when they ask twice at once', async () => {
  const person = await registeredPerson(billing);
  const product = await newProduct('one-key');
  const answers = await Promise.all(Array.from({ length: 5 }, () => create(person, product)));
  expect(new Set(answers.map(({ licence }) => licence?.key)).size).toBe(1);
  const typed = answers[0]?.licence?.key.toLowerCase().replaceAll('-', ' ') ?? '';
  expect(await verify(typed)).toEqual({ valid: true, state: 'VALID', productKey: 'one-key' });
});

test('a key is worth as much as its person may do at that moment', async () => {
  const person = await registeredPerson(billing);
  const product = await newProduct('with-pro', 'PRO');
  expect((await create(person, product)).userErrors).toMatchObject([{ code: 'FORBIDDEN' }]);
  const grant = await grantThroughApi(billing, person.userId, 'PRO');
  const { licence } = await create(person, product);
  expect(await verify(licence?.key ?? '')).toMatchObject({ valid: true });
  await revokeThroughApi(billing, grant);
  expect(await verify(licence?.key ?? '')).toMatchObject({ valid: false, state: 'ACCESS_ENDED' });
});

test('a leaked key is replaced, and the old one is worth nothing', async () => {
  const person = await registeredPerson(billing);
  const product = await newProduct('leaked');
  const { licence: old } = await create(person, product);
  const { licence } = await change('rotateLicence', buildAdmin(), { licenceId: old?.id ?? '' });
  expect(licence?.key).not.toBe(old?.key);
  expect(await verify(old?.key ?? '')).toMatchObject({ valid: false, state: 'REVOKED' });
  expect(await verify(licence?.key ?? '')).toMatchObject({ valid: true });
  expect((await create(person, product)).licence).toEqual(licence);
});

test('a licence that was taken back stays so, and its person gets no other', async () => {
  const person = await registeredPerson(billing);
  const product = await newProduct('taken-back');
  const { licence } = await create(person, product);
  await change('revokeLicence', buildAdmin(), { licenceId: licence?.id ?? '' });
  expect(await verify(licence?.key ?? '')).toMatchObject({ state: 'REVOKED' });
  expect(await create(person, product)).toMatchObject({ licence: null, userErrors: [{ code: 'FORBIDDEN' }] });
});

test('a mistyped key is told from an unknown one', async () => {
  expect(await verify('GF-00000-00000-00000-00001')).toMatchObject({ state: 'MALFORMED', productKey: null });
  expect(await verify('GF-00000-00000-00000-00000')).toMatchObject({ state: 'UNKNOWN', productKey: null });
});

test('a network checks so many keys a minute, and is told how long to wait', async () => {
  const check = (clientAddress: string) =>
    billing.execute(anonymous, '{ verifyLicence(key: "x") { state } }', {}, { clientAddress });
  for (let time = 0; time < 3; time += 1) expect((await check('192.0.2.7')).errors).toEqual([]);
  const { code, errors } = await check('192.0.2.7');
  expect(code).toBe('RATE_LIMITED');
  expect(errors).toMatchObject([{ message: expect.stringMatching(/Try again in \d+ seconds/) }]);
  expect((await check('192.0.2.8')).errors).toEqual([]);
});

test('a licence is seen by its person alone', async () => {
  // S6
  const person = await registeredPerson(billing);
  const product = await newProduct('own-only');
  const { licence } = await create(person, product);
  const seen = async (actor: Actor) => {
    const { data } = await billing.execute(
      actor,
      'query ($keys: [_Any!]!) { _entities(representations: $keys) { ... on Product { licence { key } } } }',
      { keys: [{ __typename: 'Product', id: toGlobalId('Product', product) }] },
    );
    return data;
  };
  expect(await seen(person)).toEqual({ _entities: [{ licence: { key: licence?.key } }] });
  for (const actor of [anonymous, buildMember(), buildAdmin(), service('gateway')]) {
    expect(await seen(actor)).toEqual({ _entities: [{ licence: null }] });
  }
});
