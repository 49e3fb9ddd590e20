import {
  Access,
  ConnectionArgs,
  decodeCursor,
  toPayload,
  type GraphContext,
} from '@gatefold/runtime/graphql';
import { isISO8601, isUUID } from 'class-validator';
import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import { UserType } from '../../graph/user.type.js';
import { RefundOverageInput } from './overage-charge.input.js';
import {
  OverageChargeConnection,
  RefundOveragePayload,
  toOverageChargeConnection,
  toOverageChargeType,
} from './overage-charge.type.js';
import { listCharges } from './use-cases/list-charges.js';
import { refundOverage } from './use-cases/refund-overage.js';

@Resolver(() => UserType)
export class OverageChargeResolver {
  @FieldResolver(() => OverageChargeConnection, {
    nullable: true,
    description:
      'What this person used above a limit and is charged for by the unit, newest first. Self and administrators only, else null.',
  })
  async overageCharges(
    @Root() user: UserType,
    @Args(() => ConnectionArgs) args: ConnectionArgs,
    @Ctx() context: GraphContext,
  ): Promise<OverageChargeConnection | null> {
    const after = args.after == null ? undefined : placeOf(args.after);
    const page = await listCharges(context, { userId: user.userId, first: args.first, after });
    return page && toOverageChargeConnection(page, args);
  }

  @Access('admin')
  @Mutation(() => RefundOveragePayload, {
    description:
      'Give overage back: it is taken off the meter before it is invoiced, and credited afterwards. What was used stays used. Administrators only.',
  })
  async refundOverage(
    @Arg('input', () => RefundOverageInput, { description: 'Which charge, and why.' })
    input: RefundOverageInput,
    @Ctx() context: GraphContext,
  ): Promise<Partial<RefundOveragePayload>> {
    return toPayload(await refundOverage(context, input), (charge) => ({
      charge: toOverageChargeType(charge),
    }));
  }
}

function placeOf(cursor: string): { occurredAt: string; identifier: string } {
  const [occurredAt, identifier] = decodeCursor(
    cursor,
    2,
    ([at, key]) => isISO8601(at, { strict: true }) && isUUID(key),
  );
  return { occurredAt: String(occurredAt), identifier: String(identifier) };
}
