import { isMetered, entitlementKeys, type EntitlementKey } from '@gatefold/schema';
import { Access, toPayload, type GraphContext } from '@gatefold/runtime/graphql';
import type { Result } from '@gatefold/runtime/operation';
import { Arg, Ctx, Directive, Mutation, Resolver } from 'type-graphql';
import { commitUsage } from '../../usage/commit-usage.js';
import { releaseUsage } from '../../usage/release-usage.js';
import { reserveUsage } from '../../usage/reserve-usage.js';
import { notMetered } from '../../usage/usage.errors.js';
import type { Reservation } from '../../usage/reservation.js';
import { ReserveUsageInput, SettleUsageInput } from './ledger.input.js';
import { toReservationType, UsageReservationPayload } from './ledger.type.js';

/** The ledger as services see it: hold, use, give back. */
@Resolver()
export class LedgerResolver {
  @Access('service')
  @Directive('@inaccessible')
  @Mutation(() => UsageReservationPayload, {
    description:
      'Hold units before the work begins. QUOTA_EXCEEDED when plan and spending cap allow no more.',
  })
  async reserveUsage(
    @Arg('input', () => ReserveUsageInput, { description: 'Units to hold for one piece of work.' })
    input: ReserveUsageInput,
    @Ctx() context: GraphContext,
  ): Promise<Partial<UsageReservationPayload>> {
    const { key } = input;
    if (!isKey(key) || !isMetered(key)) return payloadOf(notMetered());
    return payloadOf(await reserveUsage(context, { ...input, key }));
  }

  @Access('service')
  @Directive('@inaccessible')
  @Mutation(() => UsageReservationPayload, {
    description:
      'Count what was held as used. What expired meanwhile takes its units anew, or is QUOTA_EXCEEDED.',
  })
  async commitUsage(
    @Arg('input', () => SettleUsageInput, { description: 'The reservation whose work is done.' })
    { reservationId }: SettleUsageInput,
    @Ctx() context: GraphContext,
  ): Promise<Partial<UsageReservationPayload>> {
    return payloadOf(await commitUsage(context, reservationId));
  }

  @Access('service')
  @Directive('@inaccessible')
  @Mutation(() => UsageReservationPayload, { description: 'Give back what was held for work that failed.' })
  async releaseUsage(
    @Arg('input', () => SettleUsageInput, { description: 'The reservation whose work failed.' })
    { reservationId }: SettleUsageInput,
    @Ctx() context: GraphContext,
  ): Promise<Partial<UsageReservationPayload>> {
    return payloadOf(await releaseUsage(context, reservationId));
  }
}

function payloadOf(result: Result<Reservation>): Partial<UsageReservationPayload> {
  return toPayload(result, (reservation) => ({ reservation: toReservationType(reservation) }));
}

function isKey(key: string): key is EntitlementKey {
  return Object.hasOwn(entitlementKeys, key);
}
