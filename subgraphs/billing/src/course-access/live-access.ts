/** The part of an access that decides whether it counts. */
export interface AccessFacts {
  readonly startsAt: Date;
  /** First moment without access; null is open end. */
  readonly endsAt: Date | null;
  readonly revokedAt: Date | null;
}

/** Whether a course is open for a person, and until when: null for open end and for a closed one. */
export interface CourseState {
  readonly isOpen: boolean;
  readonly endsAt: Date | null;
}

/** Those that count at this moment. */
export function liveAccess<Access extends AccessFacts>(
  accesses: readonly Access[],
  at: Date,
): readonly Access[] {
  return accesses.filter(
    ({ revokedAt, startsAt, endsAt }) =>
      revokedAt === null && startsAt <= at && (endsAt === null || endsAt > at),
  );
}

/** What the accesses of one person to one course come to: one suffices, and the last one to end closes it. */
export function courseStateOf(accesses: readonly AccessFacts[], at: Date): CourseState {
  const ends = liveAccess(accesses, at).map(({ endsAt }) => endsAt?.getTime() ?? Number.POSITIVE_INFINITY);
  const last = Math.max(...ends);
  return { isOpen: ends.length > 0, endsAt: Number.isFinite(last) ? new Date(last) : null };
}

/** When the last of these that counted once stopped to count; null when none ever did. */
export function closedSince(accesses: readonly AccessFacts[], at: Date): Date | null {
  const ends = accesses.flatMap(({ revokedAt, endsAt }) => [revokedAt, endsAt].filter((end) => end !== null));
  const past = ends.map(Number).filter((end) => end <= at.getTime());
  return past.length === 0 ? null : new Date(Math.max(...past));
}
