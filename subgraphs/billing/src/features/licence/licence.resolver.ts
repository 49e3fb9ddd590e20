import { Access, toPayload, type GraphContext } from '@gatefold/runtime/graphql';
import type { Operation } from '@gatefold/runtime/operation';
import { GraphQLError } from 'graphql';
import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { ProductType } from '../../graph/product.type.js';
import type { BillingServices } from '../../services.js';
import {
  CreateLicenceInput,
  RevokeLicenceInput,
  RotateLicenceInput,
  VerifyLicenceArgs,
} from './licence.input.js';
import { ownLicenceByProduct } from './licence.loader.js';
import {
  CreateLicencePayload,
  LicenceType,
  LicenceVerificationType,
  RevokeLicencePayload,
  RotateLicencePayload,
  toLicenceType,
} from './licence.type.js';
import { createLicence } from './use-cases/create-licence.js';
import { revokeLicence, rotateLicence } from './use-cases/end-licence.js';
import { takeLicenceCheck } from './use-cases/take-licence-check.js';
import { verifyLicence } from './use-cases/verify-licence.js';

@Resolver(() => ProductType)
export class LicenceResolver {
  @FieldResolver(() => LicenceType, {
    nullable: true,
    description: "The caller's licence; null before the first, and for everybody who is not signed in.",
  })
  async licence(@Root() product: ProductType, @Ctx() context: GraphContext): Promise<LicenceType | null> {
    const licence = await context.load(ownLicenceByProduct, product.row.id);
    return licence ? toLicenceType(licence) : null;
  }

  @Access('public')
  @Query(() => LicenceVerificationType, {
    nullable: true,
    description: 'What a licence key is worth now: for products to ask. Limited by network.',
  })
  async verifyLicence(
    @Args(() => VerifyLicenceArgs) { key }: VerifyLicenceArgs,
    @Ctx() context: GraphContext,
  ): Promise<LicenceVerificationType> {
    const retryAfterSeconds = await takeLicenceCheck(context as unknown as Operation<BillingServices>);
    if (retryAfterSeconds !== undefined) {
      throw new GraphQLError(`Too many checks of licence keys. Try again in ${retryAfterSeconds} seconds.`, {
        extensions: { code: 'RATE_LIMITED', retryAfterSeconds },
      });
    }
    const { state, productKey } = await verifyLicence(context, key);
    return { valid: state === 'VALID', state, productKey };
  }

  @Access('member')
  @Mutation(() => CreateLicencePayload, {
    description: "The caller's licence key for a product that is open to them; asking again gives the same.",
  })
  async createLicence(
    @Arg('input', () => CreateLicenceInput, { description: 'The product.' }) input: CreateLicenceInput,
    @Ctx() context: GraphContext,
  ): Promise<Partial<CreateLicencePayload>> {
    return toPayload(await createLicence(context, input.productId), (row) => ({
      licence: toLicenceType(row),
    }));
  }

  @Access('admin')
  @Mutation(() => RotateLicencePayload, {
    description: 'Replace a licence whose key leaked by one with a new key. Administrators only.',
  })
  async rotateLicence(
    @Arg('input', () => RotateLicenceInput, { description: 'The licence.' }) input: RotateLicenceInput,
    @Ctx() context: GraphContext,
  ): Promise<Partial<RotateLicencePayload>> {
    return toPayload(await rotateLicence(context, input.licenceId), (row) => ({
      licence: toLicenceType(row),
    }));
  }

  @Access('admin')
  @Mutation(() => RevokeLicencePayload, {
    description: 'Take a licence back for good. Administrators only.',
  })
  async revokeLicence(
    @Arg('input', () => RevokeLicenceInput, { description: 'The licence.' }) input: RevokeLicenceInput,
    @Ctx() context: GraphContext,
  ): Promise<Partial<RevokeLicencePayload>> {
    return toPayload(await revokeLicence(context, input.licenceId), (row) => ({
      licence: toLicenceType(row),
    }));
  }
}
