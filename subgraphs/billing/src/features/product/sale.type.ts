import { Payload } from '@gatefold/runtime/graphql';
import { Field, Int, ObjectType } from 'type-graphql';
import { ProductType } from '../../graph/product.type.js';

/** What a product costs. */
@ObjectType('ProductPrice', { description: 'What a product costs, paid once, before taxes.' })
export class ProductPriceType {
  @Field(() => Int, { description: 'Price in the smallest unit of the currency.' })
  amountCents!: number;

  @Field(() => String, { description: 'ISO 4217, e.g. `USD`.' })
  currency!: string;
}

/** Outcome of `createProductCheckout`. */
@ObjectType('CreateProductCheckoutPayload', { description: 'Outcome of createProductCheckout.' })
export class CreateProductCheckoutPayload extends Payload {
  @Field(() => String, { nullable: true, description: 'Address of the page on which to pay.' })
  url?: string;
}

/** Outcome of `setProductPrice`. */
@ObjectType('SetProductPricePayload', { description: 'Outcome of setProductPrice.' })
export class SetProductPricePayload extends Payload {
  @Field(() => ProductType, { nullable: true, description: 'The product, with its price.' })
  product?: ProductType;
}
