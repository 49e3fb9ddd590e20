import { Access, toPayload, type GraphContext } from '@gatefold/runtime/graphql';
import { Arg, Ctx, FieldResolver, Mutation, Resolver, Root, Subscription } from 'type-graphql';
import { readOneTimePrices } from '../../catalogue/product-prices-cached.js';
import { ProductType, toProductType } from '../../graph/product.type.js';
import { productAccessTopic } from '../../products/product-access-topic.js';
import { CreateProductCheckoutInput, SetProductPriceInput } from './sale.input.js';
import { CreateProductCheckoutPayload, ProductPriceType, SetProductPricePayload } from './sale.type.js';
import { createProductCheckout } from './use-cases/create-product-checkout.js';
import { listProducts } from './use-cases/list-products.js';
import { setProductPrice } from './use-cases/set-product-price.js';

/** Products in one push: as many as one page of a list holds. */
const pushedMax = 100;

/** What a product costs, how it is bought, and how that opens it. */
@Resolver(() => ProductType)
export class SaleResolver {
  @FieldResolver(() => ProductPriceType, {
    nullable: true,
    description:
      'For what it is sold once; null when it is not sold by itself, and while the price is not known because Stripe does not answer.',
  })
  async price(@Root() { row }: ProductType, @Ctx() context: GraphContext): Promise<ProductPriceType | null> {
    if (row.stripePriceLookupKey === null) return null;
    return (await readOneTimePrices(context))[row.stripePriceLookupKey] ?? null;
  }

  @Access('member')
  @Mutation(() => CreateProductCheckoutPayload, {
    description:
      "Open Stripe's page on which to pay once for a product. It opens a moment after the payment; an earlier page for it closes.",
  })
  async createProductCheckout(
    @Arg('input', () => CreateProductCheckoutInput, { description: 'What to buy.' })
    input: CreateProductCheckoutInput,
    @Ctx() context: GraphContext,
  ): Promise<Partial<CreateProductCheckoutPayload>> {
    return toPayload(await createProductCheckout(context, input), (url) => ({ url }));
  }

  @Access('admin')
  @Mutation(() => SetProductPricePayload, {
    description: 'Sell a product for a price, or no longer by itself. Administrators only.',
  })
  async setProductPrice(
    @Arg('input', () => SetProductPriceInput, { description: 'The product and its price.' })
    { productId, amountCents = null }: SetProductPriceInput,
    @Ctx() context: GraphContext,
  ): Promise<Partial<SetProductPricePayload>> {
    return toPayload(await setProductPrice(context, { productId, amountCents }), (row) => ({
      product: toProductType(row),
    }));
  }

  @Access('member')
  @Subscription(() => [ProductType], {
    description:
      'The newest products as they are open to the subscriber now, each time when a purchase, a refund or another plan opened or closed some. Carries changes only: read once when the subscription is (re)connected.',
    subscribe: ({ context: { actor, live } }: { context: GraphContext }) => {
      if (actor.kind !== 'member') throw new Error('Access lets members in alone');
      return live.subscribe(productAccessTopic, actor.userId);
    },
  })
  async productAccessChanged(@Ctx() context: GraphContext): Promise<ProductType[]> {
    const { rows } = await listProducts(context, { first: pushedMax });
    return rows.map(toProductType);
  }
}
