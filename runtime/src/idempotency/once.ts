import { createHash } from 'node:crypto';
import { v7 } from 'uuid';
import { fail, type Operation, type Result } from '../operation/index.js';
import {
  claimKey,
  deleteOldKeys,
  finishKey,
  forgetKey,
  idempotencyTopic,
  releaseKey,
  type Claim,
  type Wish,
} from './key.repository.js';

/** Longer than any work that a caller waits for. */
const leaseMs = 30_000;
/** Longest wait for the same work under way elsewhere. */
const waitMaxMs = 8_000;
const keyLengthMax = 255;

/**
 * Does `work` of a member once for each `Idempotency-Key` of the request: the same key answers what came of it, for a
 * day, and fails with CONFLICT when the input is another. Calls at the same time wait for the first. `work` gets an id
 * that stays the same while nobody knows whether it was done (a crash, a service that did not answer), for the
 * idempotency keys of whoever it calls. Its value has to be JSON. Without a key it is simply done.
 */
export async function once<Value>(
  operation: Operation,
  { name, input }: { readonly name: string; readonly input: unknown },
  work: (workId: string) => Promise<Result<Value>>,
): Promise<Result<Value>> {
  const { actor, idempotencyKey: key } = operation;
  if (key === undefined || actor.kind !== 'member') return work(v7());
  if (key.length === 0 || key.length > keyLengthMax)
    return fail('BAD_USER_INPUT', `Idempotency-Key must have 1 to ${keyLengthMax} characters.`);
  const fingerprint = createHash('sha256').update(canonical(input)).digest('hex');
  const claim = await claimed(operation, { userId: actor.userId, operation: name, key, fingerprint });
  if (claim.state === 'DONE') return { ok: true, value: claim.value as Value };
  if (claim.state === 'OTHER_INPUT')
    return fail('CONFLICT', 'This Idempotency-Key was used with other input. Take a new key for a new request.');
  if (claim.state === 'BUSY')
    return fail('CONFLICT', 'The same request is still being worked on. Send it again in a few seconds.');
  return doClaimed(operation, claim.id, work);
}

/** Deletes keys whose day is over; resolves to their number. */
export function deleteOldIdempotencyKeys(operation: Operation): Promise<number> {
  return operation.transaction(deleteOldKeys);
}

async function doClaimed<Value>(
  operation: Operation,
  id: string,
  work: (workId: string) => Promise<Result<Value>>,
): Promise<Result<Value>> {
  try {
    const result = await work(id);
    if (result.ok) await operation.transaction((tx) => finishKey(tx, id, result.value));
    else if (isUnknown(result.errors)) await operation.transaction((tx) => releaseKey(tx, id));
    else await operation.transaction((tx) => forgetKey(tx, id));
    return result;
  } catch (error) {
    await operation.transaction((tx) => releaseKey(tx, id));
    throw error;
  }
}

/** Whether the work may have been done although it failed. */
function isUnknown(errors: readonly { readonly code: string }[]): boolean {
  return errors.some(({ code }) => code === 'UPSTREAM_UNAVAILABLE' || code === 'TIMEOUT');
}

/** The claim of a wish, after waiting for whoever works on it. No connection is held meanwhile. */
async function claimed(operation: Operation, wish: Wish): Promise<Claim> {
  const deadline = Date.now() + waitMaxMs;
  for (;;) {
    const claim = await operation.transaction((tx) => claimKey(tx, wish, leaseMs));
    if (claim.state !== 'BUSY' || Date.now() >= deadline) return claim;
    const turns = operation.live.subscribe(idempotencyTopic, claim.id);
    // It may have ended before the first turn could be seen: look again soon.
    await Promise.race([turns.next(), pause(250)]);
    await turns.return?.();
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms).unref());
}

/** JSON with sorted keys, so that equal inputs are equal texts. */
function canonical(input: unknown): string {
  return JSON.stringify(input, (_key, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)))
      : value,
  );
}
