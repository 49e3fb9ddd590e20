import type { Tier } from '@gatefold/schema';
import { IsOptional, Length, Matches, Max, MaxLength, Min } from 'class-validator';
import { Field, Float, ID, InputType } from 'type-graphql';
import { ProductKindEnum } from '../../graph/product.type.js';
import { TierEnum } from '@gatefold/runtime/graphql';
import type { ProductKind } from '../../products/product.entity.js';

const idLengthMax = 200;
const keyPattern = /^[a-z0-9][a-z0-9-]{0,62}$/;
const versionPattern = /^([A-Za-z0-9_][A-Za-z0-9_.-]{0,127}|sha256:[0-9a-f]{64})$/;
const imagePattern =
  /^[a-z0-9.-]+(:[0-9]{1,5})?\/[a-z0-9]+([._-]+[a-z0-9]+)*(\/[a-z0-9]+([._-]+[a-z0-9]+)*)*$/;
const lookupPattern = /^[\x21-\x7e]{1,200}$/;
/** Letters of any script and what names usually hold; no separators of paths, no control characters. */
const fileNamePattern = /^[^\p{C}\p{Zl}\p{Zp}/\\:*?"<>|]*[^\p{C}\s./\\:*?"<>|]$/u;

const messages = {
  version: 'must have 1 to 128 letters, digits, dots, dashes and underscores, or be sha256:<digest>',
  image: 'must name a registry and a repository, e.g. images.example.org/acme/plugin',
} as const;

/** What both creating and changing a product can set. */
@InputType()
abstract class ProductTermsInput {
  @Field(() => String, { nullable: true, description: 'What it is, plain text, up to 2000 characters.' })
  @IsOptional()
  @MaxLength(2_000, { message: 'description must have at most 2000 characters' })
  description?: string | null;

  @Field(() => String, { nullable: true, description: 'Registry and repository, for container images.' })
  @IsOptional()
  @Matches(imagePattern, { message: `dockerImage ${messages.image}` })
  dockerImage?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'For images the tag or digest to pull; for files a version that has a file.',
  })
  @IsOptional()
  @Matches(versionPattern, { message: `currentVersion ${messages.version}` })
  currentVersion?: string | null;

  @Field(() => TierEnum, { nullable: true, description: 'Lowest plan that includes it.' })
  requiredPlan?: Tier | null;

  @Field(() => String, { nullable: true, description: 'Entitlement key that includes it.' })
  @IsOptional()
  @Length(1, 100, { message: 'requiredEntitlement is not the key of an entitlement' })
  requiredEntitlement?: string | null;

  @Field(() => String, { nullable: true, description: 'Id of the product at Stripe.' })
  @IsOptional()
  @Matches(lookupPattern, { message: 'stripeProductId is not the id of a product at Stripe' })
  stripeProductId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Lookup key of the price at Stripe for which it is sold once.',
  })
  @IsOptional()
  @Matches(lookupPattern, { message: 'priceLookupKey is not the lookup key of a price' })
  priceLookupKey?: string | null;
}

/** What an administrator sends to add a product. */
@InputType('CreateProductInput', {
  description: 'A new product. Without a plan, an entitlement and a price it is free for every account.',
})
export class CreateProductInput extends ProductTermsInput {
  @Field(() => String, { description: 'Its name for machines: lower case, digits and dashes.' })
  @Matches(keyPattern, { message: 'key must have 1 to 63 lower case letters, digits and dashes' })
  key!: string;

  @Field(() => String, { description: 'Display name, 1 to 120 characters.' })
  @Length(1, 120, { message: 'name must have 1 to 120 characters' })
  name!: string;

  @Field(() => ProductKindEnum, { description: 'What it hands out.' })
  kind!: ProductKind;
}

/** What an administrator sends to change a product. */
@InputType('UpdateProductInput', { description: 'What to change; what is left out stays as it is.' })
export class UpdateProductInput extends ProductTermsInput {
  @Field(() => ID, { description: 'Id of the product.' })
  @MaxLength(idLengthMax, { message: 'productId is not the id of a product' })
  productId!: string;

  @Field(() => String, { nullable: true, description: 'Display name, 1 to 120 characters.' })
  @IsOptional()
  @Length(1, 120, { message: 'name must have 1 to 120 characters' })
  name?: string | null;
}

/** What an administrator sends before a file. */
@InputType('CreateProductFileUploadInput', { description: 'The file that will be uploaded.' })
export class CreateProductFileUploadInput {
  @Field(() => ID, { description: 'Id of the product.' })
  @MaxLength(idLengthMax, { message: 'productId is not the id of a product' })
  productId!: string;

  @Field(() => String, { description: 'Version that the file is; one file for each.' })
  @Matches(versionPattern, { message: `version ${messages.version}` })
  version!: string;

  @Field(() => String, { description: 'Name under which people save it, 1 to 200 characters.' })
  @Length(1, 200, { message: 'fileName must have 1 to 200 characters' })
  @Matches(fileNamePattern, { message: 'fileName must be a plain name without the path to it' })
  fileName!: string;

  @Field(() => Float, { description: 'Bytes of the file.' })
  @Min(1, { message: 'sizeBytes must be at least 1' })
  @Max(Number.MAX_SAFE_INTEGER, { message: 'sizeBytes is out of range' })
  sizeBytes!: number;

  @Field(() => String, { description: 'SHA-256 of the file, hexadecimal: proof that it arrived whole.' })
  @Matches(/^[0-9a-f]{64}$/, { message: 'sha256 must have 64 hexadecimal digits in lower case' })
  sha256!: string;
}
