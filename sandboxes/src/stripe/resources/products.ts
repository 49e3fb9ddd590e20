import type Stripe from 'stripe';
import { z } from 'zod';
import { Failure } from '../api/failure.js';
import { pageOf } from '../api/pagination.js';
import {
  clearable,
  flag,
  isWithin,
  mergeMetadata,
  metadata,
  paging,
  range,
  text,
  url,
} from '../api/parameters.js';
import { route, type Route } from '../api/route.js';
import type { Account } from '../state/account.js';
import { newPrice, priceShape, type PriceParameters } from './prices.js';

const writable = {
  active: flag.optional(),
  default_price: text.optional(),
  description: clearable(text).optional(),
  images: clearable(z.array(url).max(8)).optional(),
  marketing_features: clearable(z.array(z.strictObject({ name: text })).max(15)).optional(),
  metadata: metadata.optional(),
  statement_descriptor: text.optional(),
  tax_code: clearable(text).optional(),
  unit_label: clearable(text).optional(),
  url: clearable(url).optional(),
};
const inlinePrice = z.strictObject(priceShape);

function changed(
  product: Stripe.Product,
  params: z.output<z.ZodObject<typeof writable>>,
  now: number,
): Stripe.Product {
  const { images, marketing_features: features, metadata: keys, ...plain } = params;
  return {
    ...product,
    ...plain,
    ...(images !== undefined && { images: images ?? [] }),
    ...(features !== undefined && { marketing_features: features ?? [] }),
    metadata: mergeMetadata(product.metadata, keys),
    updated: now,
  };
}

function blank(id: string, name: string, now: number): Stripe.Product {
  return {
    id,
    object: 'product',
    active: true,
    created: now,
    default_price: null,
    description: null,
    images: [],
    livemode: false,
    marketing_features: [],
    metadata: {},
    name,
    package_dimensions: null,
    shippable: null,
    statement_descriptor: null,
    tax_code: null,
    tax_details: null,
    type: 'service',
    unit_label: null,
    updated: now,
    url: null,
  };
}

export const products: readonly Route[] = [
  route(
    'POST /v1/products',
    { ...writable, default_price_data: inlinePrice.optional(), id: text.optional(), name: text },
    ({ account, params: { id, name, default_price_data: priceData, ...params } }) => {
      if (id && account.store.find(id))
        throw new Failure(400, `Product already exists.`, { code: 'resource_already_exists', param: 'id' });
      const product = changed(
        blank(id ?? account.newId('product'), name, account.now()),
        params,
        account.now(),
      );
      account.save(product, 'product.created');
      if (!priceData) return product;
      const price = newPrice(account, { ...priceData, product: product.id } satisfies PriceParameters);
      return account.save({ ...product, default_price: price.id }, 'product.updated');
    },
  ),
  route('GET /v1/products/:id', {}, ({ account, id }) => account.need('product', id)),
  route(
    'POST /v1/products/:id',
    { ...writable, name: text.optional() },
    ({ account, id, params: { name, ...params } }) => {
      const product = account.need('product', id);
      if (params.default_price) account.need('price', params.default_price, 'default_price');
      return account.save(
        { ...changed(product, params, account.now()), name: name ?? product.name },
        'product.updated',
      );
    },
  ),
  route('DELETE /v1/products/:id', {}, ({ account, id }) => {
    const product = account.need('product', id);
    if (account.store.list('price').some((price) => price.product === id)) {
      throw new Failure(
        400,
        'This product cannot be deleted because it has one or more user-created prices.',
        { param: 'id' },
      );
    }
    account.emit('product.deleted', product);
    account.store.delete(id);
    return { id, object: 'product', deleted: true } satisfies Stripe.DeletedProduct;
  }),
  route(
    'GET /v1/products',
    { ...paging, active: flag.optional(), created: range.optional(), ids: z.array(text).optional() },
    ({ account, params }) => {
      const found = account.store
        .list('product')
        .filter(
          ({ id, active, created }) =>
            (params.active === undefined || active === params.active) &&
            (!params.ids || params.ids.includes(id)) &&
            isWithin(created, params.created),
        );
      return pageOf(found, params, '/v1/products');
    },
  ),
  route('POST /v1/products/:id/features', { entitlement_feature: text }, ({ account, id, params }) => {
    account.need('product', id);
    const feature = account.need('entitlements.feature', params.entitlement_feature, 'entitlement_feature');
    const attached: Stripe.ProductFeature = {
      id: account.newId('product_feature'),
      object: 'product_feature',
      entitlement_feature: feature,
      livemode: false,
    };
    account.store.putNote('features-of-product', id, [...featuresOf(account, id), attached.id]);
    return account.save(attached);
  }),
  route('GET /v1/products/:id/features', paging, ({ account, id, params }) => {
    const found = featuresOf(account, id).map((feature) => account.need('product_feature', feature));
    return pageOf(found, params, `/v1/products/${id}/features`);
  }),
  route('DELETE /v1/products/:id/features/:feature', {}, ({ account, id, path: { feature = '' } }) => {
    account.need('product_feature', feature);
    account.store.putNote(
      'features-of-product',
      id,
      featuresOf(account, id).filter((other) => other !== feature),
    );
    account.store.delete(feature);
    return { id: feature, object: 'product_feature', deleted: true } satisfies Stripe.DeletedProductFeature;
  }),
];

function featuresOf(account: Account, product: string): string[] {
  return account.store.note<string[]>('features-of-product', product) ?? [];
}
