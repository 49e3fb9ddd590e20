import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { eventually } from '@gatefold/runtime/testing';
import { administratorSettings, signInAdministrator } from '../harness/administrator.js';
import { registerPerson } from '../harness/people.js';
import { startTestPlatform, type TestPlatform } from '../harness/platform.js';
import { openCheckout, payOnPage } from '../harness/stripe-sandbox.js';

// SV-25, RA-29: share of reads that need not wait for Stripe

const hitRateMin = 0.9;
const clients = 16;
const loadMs = 20_000;

let platform: TestPlatform;
beforeAll(async () => {
  platform = await startTestPlatform({ ...administratorSettings, REQUESTS_PER_MINUTE: '1000000' });
}, 120_000);
afterAll(() => platform.stop());

/** Reads through the cache of billing so far, by the layer that answered. */
async function readsByLayer(): Promise<Readonly<Record<string, number>>> {
  const pid = await platform.ready('ai');
  const [, address] = /BILLING_URL=([^\0]+)/.exec(readFileSync(`/proc/${pid}/environ`, 'utf8')) ?? [];
  const text = await (await fetch(new URL('/metrics', address))).text();
  const reads: Record<string, number> = {};
  for (const [, layer = '', count] of text.matchAll(
    /^gatefold_cache_reads_total\{.*layer="(\w+)"\} (\d+)$/gm,
  ))
    reads[layer] = (reads[layer] ?? 0) + Number(count);
  return reads;
}

test('under load, with prices that change, 9 of 10 reads are answered without Stripe', async () => {
  const admin = await signInAdministrator(platform.url);
  const { createProduct } = await admin.data(
    'mutation { createProduct(input: { key: "sold", name: "Sold", kind: FILE }) { product { id } } }',
  );
  const setPrice = (amountCents: number) =>
    admin.mutate('setProductPrice', 'product { id }', 'SetProductPriceInput!', {
      productId: createProduct.product.id as string,
      amountCents,
    });
  const people = await Promise.all(Array.from({ length: 4 }, () => registerPerson(platform.url)));
  for (const person of people)
    await payOnPage(await eventually(() => openCheckout(person).catch(() => undefined), 20_000), person);

  const end = Date.now() + loadMs;
  const visit = async (index: number): Promise<number> => {
    const client = people[index % people.length]?.client ?? admin;
    let count = 0;
    for (; Date.now() < end; count += 1)
      // A part that a busy machine does not answer in time is a read all the same.
      await client.run(
        '{ plans { prices { amountCents } } products(first: 10) { nodes { price { amountCents } } } me { invoices(first: 5) { totalCount } } }',
      );
    return count;
  };
  const change = async (): Promise<void> => {
    for (let amountCents = 1_000; Date.now() < end; amountCents += 1) {
      await setPrice(amountCents);
      await new Promise((resolve) => setTimeout(resolve, 3_000));
    }
  };
  const [, ...counts] = await Promise.all([
    change(),
    ...Array.from({ length: clients }, (_, index) => visit(index)),
  ]);
  const reads = await readsByLayer();
  const all = Object.values(reads).reduce((sum, count) => sum + count, 0);
  const hits = (reads['memory'] ?? 0) + (reads['database'] ?? 0) + (reads['joined'] ?? 0);
  const requests = counts.reduce((sum, count) => sum + Number(count), 0);
  console.log(
    `SV-25: ${((hits / all) * 100).toFixed(1)}% of ${all} reads in ${requests} requests without Stripe: ${JSON.stringify(reads)}`,
  );
  expect(requests).toBeGreaterThan(100);
  expect(hits / all).toBeGreaterThanOrEqual(hitRateMin);
}, 120_000);
