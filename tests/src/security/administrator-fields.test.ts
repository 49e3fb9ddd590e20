import { expect, test } from '@jest/globals';
import { signInAdministrator } from '../harness/administrator.js';
import { GraphClient } from '../harness/graph-client.js';
import { registerPerson } from '../harness/people.js';
import { sharedPlatform } from '../harness/shared-platform.js';
import { fieldsFor } from './isolation-table.js';

// S6, PS-9: what the table keeps for administrators

const fields = fieldsFor('administrators');
const selections: Readonly<Record<string, string>> = { files: 'files { version }' };

test('fields of a product for administrators are null for everybody else', async () => {
  const { url } = await sharedPlatform();
  const admin = await signInAdministrator(url);
  const { product } = await admin.mutate('createProduct', 'product { id }', 'CreateProductInput!', {
    key: `isolation-${Date.now()}`,
    name: 'Isolation',
    kind: 'CONTAINER_IMAGE',
    dockerImage: 'images.example.org/acme/isolation',
    currentVersion: '1.0',
    requiredPlan: 'PRO',
    requiredEntitlement: 'portfolio.branding_removal',
  });
  const names = fields.map((field) => field.replace('Product.', ''));
  const selection = names.map((name) => selections[name] ?? name).join(' ');
  const member = (await registerPerson(url, 'Molly Member')).client;
  for (const client of [admin, member, new GraphClient(url)]) {
    const { products } = await client.data(`{ products(first: 10) { nodes { id ${selection} } } }`);
    const found = products.nodes.find(({ id }: { id: string }) => id === product.id);
    const shown = names.filter((name) => found[name] !== null);
    expect(shown).toEqual(client === admin ? names : []);
  }
}, 60_000);
