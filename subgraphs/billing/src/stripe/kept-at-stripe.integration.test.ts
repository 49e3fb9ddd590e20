import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startShop, type Shop } from './testing/start-shop.js';

let shop: Shop;
beforeAll(async () => {
  shop = await startShop({ ROLE: 'web' });
});
afterAll(() => shop.stop());

// SV-17, SV-32
test('no table keeps a price, a card or another means to pay: those stay at Stripe', async () => {
  const rows = await shop.sql(
    "select table_name || '.' || column_name as name from information_schema.columns where table_schema = current_schema()",
  );
  const names = rows.map(({ name }) => String(name));
  expect(names).toContain('stripe_customer.customer_id');
  expect(names.filter((name) => /card|payment_method|iban|cvc|last4|unit_amount/.test(name))).toEqual([]);
});
