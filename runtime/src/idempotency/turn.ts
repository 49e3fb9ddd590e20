import { createHash } from 'node:crypto';
import { fail, type Failure, type Operation } from '../operation/index.js';
import {
  claimKey,
  deleteOldKeys,
  finishKey,
  forgetKey,
  idempotencyTopic,
  releaseKey,
} from './key.repository.js';
import type { Claim, Wish } from './key.repository.js';
import { openAnswer, sealAnswer } from './sealed-answer.js';

/** Longer than any work that a caller waits for. */
const leaseMs = 30_000;
/** Longest wait for the same work under way elsewhere. */
const waitMaxMs = 8_000;
const keyLengthMax = 255;

/** What an `Idempotency-Key` means for a request: do it, answer as before, or refuse it. */
export type Turn =
  | { readonly state: 'MINE'; readonly id: string; readonly key: string }
  | { readonly state: 'DONE'; readonly answer: string }
  | { readonly state: 'REFUSED'; readonly failure: Failure };

/**
 * What came of a request: something was done; nobody knows, so that it may go on under the same id; or nothing was done,
 * so that the key is free.
 */
export type Ending = 'DONE' | 'UNKNOWN' | 'NOTHING';

/**
 * The turn of a member's request that carries an `Idempotency-Key`; undefined for every other. One request at a time gets
 * the work, for 30 s; the same at the same time waits for it. Other input under the key is a CONFLICT for a day.
 */
export async function takeTurn(
  operation: Operation,
  { name, input }: { readonly name: string; readonly input: unknown },
): Promise<Turn | undefined> {
  const { actor, idempotencyKey: key } = operation;
  if (key === undefined || actor.kind !== 'member') return undefined;
  if (key.length === 0 || key.length > keyLengthMax)
    return refused('BAD_USER_INPUT', `Idempotency-Key must have 1 to ${keyLengthMax} characters.`);
  const wish = {
    userId: actor.userId,
    operation: name,
    keyHash: hashOf(key),
    fingerprint: hashOf(canonical(input)),
  };
  const claim = await claimed(operation, wish);
  switch (claim.state) {
    case 'MINE':
      return { state: 'MINE', id: claim.id, key };
    case 'DONE':
      return { state: 'DONE', answer: openAnswer(key, claim.id, claim.answer) };
    case 'OTHER_INPUT':
      return refused(
        'CONFLICT',
        'This Idempotency-Key was used with other input. Take a new key for a new request.',
      );
    case 'BUSY':
      return refused(
        'CONFLICT',
        'The same request is still being worked on. Send it again in a few seconds.',
      );
  }
}

/** Ends the turn of who did the work. */
export function endTurn(
  operation: Operation,
  { id, key }: Extract<Turn, { state: 'MINE' }>,
  ending: Ending,
  answer: string,
): Promise<void> {
  return operation.transaction((tx) => {
    if (ending === 'DONE') return finishKey(tx, id, sealAnswer(key, id, answer));
    return ending === 'UNKNOWN' ? releaseKey(tx, id) : forgetKey(tx, id);
  });
}

/** Deletes keys whose day is over; resolves to their number. */
export function deleteOldIdempotencyKeys(operation: Operation): Promise<number> {
  return operation.transaction(deleteOldKeys);
}

function refused(code: 'CONFLICT' | 'BAD_USER_INPUT', message: string): Turn {
  return { state: 'REFUSED', failure: fail(code, message) };
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

function hashOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** JSON with sorted keys, so that equal inputs are equal texts. */
function canonical(input: unknown): string {
  return JSON.stringify(input, (_key, value: unknown) =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)))
      : value,
  );
}
