import type { Transaction } from '@gatefold/runtime/database';
import { announceCourseAccess } from '../course-access/announce-course-access.js';
import { announceTier } from '../grants/announce-tier.js';
import { insertGrant, lockGrantOfSource, markRevoked, moveEnd } from '../grants/grant-change.repository.js';
import { readClock } from '../grants/grant.repository.js';
import { insertAccess, lockAccess, saveAccess } from '../course-access/course-access.repository.js';
import { givesAccess } from './purchase-state.js';
import type { TagMangoTransactionEntity } from './tagmango-transaction.entity.js';

const source = 'TAGMANGO';

/**
 * Makes the grant and the course access of a purchase what its facts say; called after each change of a fact, with the
 * row locked. Nothing happens before both the purchase and its person are known. Grants of other sources stay.
 */
export async function settlePurchase(tx: Transaction, purchase: TagMangoTransactionEntity): Promise<void> {
  const { userId } = purchase;
  if (!userId || !purchase.purchasedAt) return;
  const at = await readClock(tx);
  await settleGrant(tx, purchase, userId, at);
  await settleCourse(tx, purchase, userId, at);
  await announceTier(tx, userId);
  await announceCourseAccess(tx, userId, purchase.courseId);
}

async function settleGrant(
  tx: Transaction,
  purchase: TagMangoTransactionEntity,
  userId: string,
  at: Date,
): Promise<void> {
  const { transactionId: sourceRef, planKey, endsAt, courseName } = purchase;
  if (!planKey) return;
  const grant = await lockGrantOfSource(tx, source, sourceRef);
  if (!givesAccess(purchase, at)) {
    if (grant && !grant.revokedAt) await markRevoked(tx, grant, at);
  } else if (grant) await moveEnd(tx, grant, endsAt);
  else await insertGrant(tx, { userId, planKey, source, sourceRef, reason: `Bought: ${courseName}`, endsAt });
}

async function settleCourse(
  tx: Transaction,
  purchase: TagMangoTransactionEntity,
  userId: string,
  at: Date,
): Promise<void> {
  const { transactionId: sourceRef, courseId: courseKey, courseName, endsAt } = purchase;
  const access = await lockAccess(tx, { source, sourceRef, courseKey });
  if (!givesAccess(purchase, at)) {
    if (access) access.revokedAt ??= at;
    return saveAccess(tx);
  }
  if (!access)
    return insertAccess(tx, { userId, courseKey, courseName, source, sourceRef, startsAt: at, endsAt });
  access.endsAt = endsAt;
  await saveAccess(tx);
}
