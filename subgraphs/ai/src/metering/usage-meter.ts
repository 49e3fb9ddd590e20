import {
  entitlementKeys,
  errorCodes,
  limitModes,
  tiers,
  type EntitlementKey,
  type ErrorCode,
} from '@gatefold/schema';
import { fail, ok, type Result } from '@gatefold/runtime/operation';
import { ServiceUnavailableError, type ServiceCaller } from '@gatefold/runtime/service-calls';
import { z } from 'zod';

/** One piece of metered work. */
export interface MeteredWork {
  /** uuid; asking billing again under it changes nothing. */
  readonly id: string;
  /** uuid of the person whose plan pays. */
  readonly userId: string;
  readonly key: EntitlementKey;
}

/** The ledger at billing. Nothing here charges twice for one piece of work. */
export interface UsageMeter {
  /**
   * Holds one unit before the work begins. QUOTA_EXCEEDED with the entitlement when there is none left,
   * UPSTREAM_UNAVAILABLE when billing cannot be asked: metered work without an answer is not begun.
   */
  reserve(work: MeteredWork, requestId: string | undefined): Promise<Result<void>>;
  /** Counts the unit as used. Rejects with `ServiceUnavailableError` when billing cannot be told. */
  commit(work: MeteredWork, requestId: string | undefined): Promise<Result<void>>;
  /** Gives the unit back. Rejects with `ServiceUnavailableError` when billing cannot be told. */
  release(work: MeteredWork, requestId: string | undefined): Promise<Result<void>>;
}

const facts = 'key name allowed reason limit used resetsAt limitMode cheapestPlanThatAllows';
const mutation = (field: string, input: string): string =>
  `mutation ($input: ${input}!) { ${field}(input: $input) { userErrors { code message entitlement { ${facts} } } } }`;

const keysOf = <Key extends string>(table: Readonly<Record<Key, unknown>>): [Key, ...Key[]] =>
  Object.keys(table) as [Key, ...Key[]];

const userError = z.object({
  code: z.enum(keysOf<ErrorCode>(errorCodes)),
  message: z.string(),
  entitlement: z
    .object({
      key: z.enum(keysOf(entitlementKeys)),
      name: z.string(),
      allowed: z.boolean(),
      reason: z.string(),
      limit: z.int().nullable(),
      used: z.int().nullable(),
      resetsAt: z.coerce.date().nullable(),
      limitMode: z.enum(limitModes).nullable(),
      cheapestPlanThatAllows: z.enum(tiers).nullable(),
    })
    .nullable(),
});
const payload = z.object({ userErrors: z.array(userError) });

/** The ledger behind internal mutations of billing. */
export function createUsageMeter(billing: ServiceCaller): UsageMeter {
  const run = async (
    field: 'reserveUsage' | 'commitUsage' | 'releaseUsage',
    input: object,
    requestId: string | undefined,
  ): Promise<Result<void>> => {
    const type = field === 'reserveUsage' ? 'ReserveUsageInput' : 'SettleUsageInput';
    const data = await billing.call(mutation(field, type), { input }, requestId);
    const { userErrors } = payload.parse(data[field]);
    if (userErrors.length === 0) return ok(undefined);
    const errors = userErrors.map(({ entitlement, ...error }) =>
      entitlement ? { ...error, entitlement } : error,
    );
    return { ok: false, errors };
  };
  return {
    reserve: async ({ id, userId, key }, requestId) => {
      try {
        return await run('reserveUsage', { reservationId: id, userId, key }, requestId);
      } catch (error) {
        if (!(error instanceof ServiceUnavailableError)) throw error;
        return allowanceUnknown();
      }
    },
    commit: ({ id }, requestId) => run('commitUsage', { reservationId: id }, requestId),
    release: ({ id }, requestId) => run('releaseUsage', { reservationId: id }, requestId),
  };
}

function allowanceUnknown(): Result<void> {
  return fail(
    'UPSTREAM_UNAVAILABLE',
    'What your plan allows cannot be checked right now, so nothing was started and nothing is charged. Try again in a minute.',
  );
}
