import { isAdmin } from '@gatefold/runtime/identity';
import type { Loading } from '@gatefold/runtime/operation';
import { accessOfPeople } from '../../../course-access/access-of-people.loader.js';
import type { CourseAccessEntity } from '../../../course-access/course-access.entity.js';
import { closedSince, courseStateOf, liveAccess } from '../../../course-access/live-access.js';

/** Whether a course is open for the actor, in words and with everything that opens it. */
export interface ExplainedAccess {
  readonly isOpen: boolean;
  readonly reason: string;
  /** First moment without access; null for open end and for a closed course. */
  readonly endsAt: Date | null;
  /** Newest first. */
  readonly sources: readonly CourseAccessEntity[];
}

const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
const closed = { isOpen: false, endsAt: null, sources: [] };

/** Explains to the actor whether the course with this key is open. */
export async function explainAccess(loading: Loading, courseKey: string): Promise<ExplainedAccess> {
  const { actor } = loading;
  if (actor.kind !== 'member')
    return { ...closed, reason: 'Sign in with the account that bought this course to open it.' };
  const person = await loading.load(accessOfPeople, actor.userId);
  const at = person?.at ?? new Date();
  const accesses = person?.accesses.filter((access) => access.courseKey === courseKey) ?? [];
  const { isOpen, endsAt } = courseStateOf(accesses, at);
  if (isOpen) {
    const reason = endsAt ? `You bought it; it is open until ${day.format(endsAt)}.` : 'You bought it.';
    return { isOpen, endsAt, reason, sources: liveAccess(accesses, at) };
  }
  if (isAdmin(actor)) return { ...closed, isOpen: true, reason: 'Every course is open to administrators.' };
  const since = closedSince(accesses, at);
  const reason = since
    ? `Your purchase was refunded or ended on ${day.format(since)}. Buy it again to open it.`
    : 'Buy it with the e-mail address of your account: it opens here as soon as the payment has arrived.';
  return { ...closed, reason };
}
