import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { toGlobalId } from '@gatefold/schema';
import { anonymous, service, type Actor } from '@gatefold/runtime/identity';
import { buildAdmin, buildMember, recordStatements } from '@gatefold/runtime/testing';
import { insertProductRow } from '../../products/testing/arrange.js';
import { startBilling, type Billing } from '../../testing/start-billing.js';

let billing: Billing;
beforeAll(async () => {
  billing = await startBilling();
});
afterAll(() => billing.stop());

interface ShownProduct {
  readonly id: string;
  readonly files: readonly { readonly version: string }[] | null;
}
const admin = buildAdmin();

describe('terms and files of a product', () => {
  const ask = async (actor: Actor, first = 100) => {
    const { data } = await billing.execute<{ products: { nodes: ShownProduct[] } }>(
      actor,
      `query ($first: Int!) { products(first: $first) { nodes {
        id requiredPlan requiredEntitlement dockerImage files { version fileName sizeBytes } } } }`,
      { first },
    );
    return data.products.nodes;
  };
  const find = async (actor: Actor, uuid: string) =>
    (await ask(actor)).find(({ id }) => id === toGlobalId('Product', uuid));
  const insertFiles = (productId: string, count: number) =>
    billing.as(service('operator')).transaction((tx) =>
      tx.sql(
        `insert into product_file (product_id, version, path, file_name, size_bytes, sha256)
         select $1, number::text, 'x', number || '.zip', 7, repeat('0', 64)
         from generate_series(1, $2::int) as number`,
        [productId, count],
      ),
    );
  const hidden = { requiredPlan: null, requiredEntitlement: null, dockerImage: null, files: null };

  test('are shown to administrators, files newest first, and are null for everybody else', async () => {
    // PS-9
    const image = await insertProductRow(billing, {
      kind: 'CONTAINER_IMAGE',
      docker_image: 'images.example.org/acme/plugin',
      current_version: '1.0',
      required_plan: 'PRO',
      required_entitlement: 'portfolio.branding_removal',
    });
    const pack = await insertProductRow(billing, { kind: 'FILE' });
    await insertFiles(pack, 2);
    expect(await find(admin, image)).toMatchObject({
      requiredPlan: 'PRO',
      requiredEntitlement: 'portfolio.branding_removal',
      dockerImage: 'images.example.org/acme/plugin',
      files: [],
    });
    expect(await find(admin, pack)).toMatchObject({
      files: [
        { version: '2', fileName: '2.zip', sizeBytes: 7 },
        { version: '1', fileName: '1.zip', sizeBytes: 7 },
      ],
    });
    for (const actor of [anonymous, buildMember()])
      for (const id of [image, pack]) expect(await find(actor, id)).toMatchObject(hidden);
  });

  test('are read in as many statements for 30 products as for one', async () => {
    // GX-6
    for (let index = 0; index < 30; index += 1) await insertProductRow(billing, { kind: 'FILE' });
    const one = await recordStatements(() => ask(admin, 1));
    const many = await recordStatements(() => ask(admin, 30));
    expect(many).toHaveLength(one.length);
  });

  test('lists the newest 100 files of each product', async () => {
    const productId = await insertProductRow(billing, { kind: 'FILE' });
    await insertFiles(productId, 101);
    expect((await find(admin, productId))?.files?.map(({ version }) => version)).toEqual(
      Array.from({ length: 100 }, (_, index) => String(101 - index)),
    );
  });
});
