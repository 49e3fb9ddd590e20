import type Stripe from 'stripe';
import { z } from 'zod';
import { pageOf } from '../api/pagination.js';
import { clearable, isWithin, mergeMetadata, metadata, paging, range, text } from '../api/parameters.js';
import { route, type Route } from '../api/route.js';
import { newCustomer } from '../billing/new-customer.js';
import { endSubscription } from '../billing/subscription-ending.js';
import type { Account } from '../state/account.js';
import { attach, paymentMethodOf } from '../payments/payment-methods.js';

const address = z.strictObject({
  city: clearable(text).optional(),
  country: clearable(text).optional(),
  line1: clearable(text).optional(),
  line2: clearable(text).optional(),
  postal_code: clearable(text).optional(),
  state: clearable(text).optional(),
});

const writable = {
  address: clearable(address).optional(),
  description: clearable(text).optional(),
  email: clearable(z.string().max(512)).optional(),
  invoice_settings: z.strictObject({ default_payment_method: clearable(text).optional() }).optional(),
  metadata: metadata.optional(),
  name: clearable(z.string().max(256)).optional(),
  phone: clearable(z.string().max(20)).optional(),
};

type Writable = z.output<z.ZodObject<typeof writable>>;

function changed(account: Account, customer: Stripe.Customer, params: Writable): Stripe.Customer {
  const { address: place, invoice_settings: settings, metadata: keys, ...plain } = params;
  const method = settings?.default_payment_method;
  const empty = { city: null, country: null, line1: null, line2: null, postal_code: null, state: null };
  return {
    ...customer,
    ...plain,
    ...(place !== undefined && { address: place && { ...empty, ...place } }),
    ...(method !== undefined && {
      invoice_settings: {
        ...customer.invoice_settings,
        default_payment_method:
          method &&
          attach(
            account,
            paymentMethodOf(account, method, 'invoice_settings[default_payment_method]'),
            customer.id,
          ).id,
      },
    }),
    metadata: mergeMetadata(customer.metadata, keys),
  };
}

export const customers: readonly Route[] = [
  route(
    'POST /v1/customers',
    { ...writable, payment_method: text.optional(), test_clock: text.optional() },
    ({ account, params: { payment_method: method, test_clock: clock, ...params } }) => {
      if (clock) account.need('test_helpers.test_clock', clock, 'test_clock');
      const blank = newCustomer(account, clock ?? null);
      account.store.put(blank);
      if (method) attach(account, paymentMethodOf(account, method, 'payment_method'), blank.id);
      return account.save(
        { ...changed(account, blank, params), created: account.now(blank.id) },
        'customer.created',
      );
    },
  ),
  route('GET /v1/customers/:id', {}, ({ account, id }) =>
    account.store.note('deleted', id)
      ? ({ id, object: 'customer', deleted: true } satisfies Stripe.DeletedCustomer)
      : account.need('customer', id),
  ),
  route('POST /v1/customers/:id', writable, ({ account, id, params }) =>
    account.save(changed(account, account.need('customer', id), params), 'customer.updated'),
  ),
  route('DELETE /v1/customers/:id', {}, ({ account, id }) => {
    const customer = account.need('customer', id);
    for (const subscription of account.store.list('subscription', id)) {
      if (!subscription.ended_at) endSubscription(account, subscription, 'cancellation_requested');
    }
    account.emit('customer.deleted', customer);
    account.store.delete(id);
    account.store.putNote('deleted', id, true);
    return { id, object: 'customer', deleted: true } satisfies Stripe.DeletedCustomer;
  }),
  route(
    'GET /v1/customers',
    { ...paging, created: range.optional(), email: text.optional(), test_clock: text.optional() },
    ({ account, params }) => {
      const found = account.store
        .list('customer')
        .filter(
          ({ created, email, test_clock: clock }) =>
            isWithin(created, params.created) &&
            (params.email === undefined || email === params.email) &&
            (params.test_clock ? clock === params.test_clock : !clock),
        );
      return pageOf(found, params, '/v1/customers');
    },
  ),
];
