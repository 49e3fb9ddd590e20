import { plans } from '@gatefold/schema';
import type { ProjectStandingFragment } from '../../../gql/graphql.js';
import { formatDate } from '../../../ui/format-time.js';

/** Titles that are named before "and n more". */
const namedMax = 3;

/** What is said about the projects that do not fit into the plan. */
export interface NoticeText {
  readonly title: string;
  readonly explanation: string;
  /** Which plan keeps all of them, if there is one. */
  readonly wayOut: string | null;
}

/**
 * Words for the notice. `over` holds the projects beyond the limit, what freezes first in front, as far as they were loaded;
 * `count` how many there are; `projectCount` counts all projects of the person.
 */
export function noticeText(
  over: readonly ProjectStandingFragment[],
  count: number,
  projectCount: number,
): NoticeText {
  const limit = projectCount - count;
  const moments = over.flatMap(({ freezesAt }) => freezesAt ?? []);
  const next = moments.length > 0 ? moments.reduce((one, other) => (other < one ? other : one)) : null;
  const many = count === 1 ? '1 project does' : `${count} projects do`;
  const larger = plans
    .toSorted((one, other) => one.rank - other.rank)
    .find(({ entitlements }) => Number(entitlements['content.projects']) >= projectCount);
  return {
    title: next
      ? `${many} not fit into your plan any more`
      : `${count === 1 ? '1 project is' : `${count} projects are`} frozen`,
    explanation: next
      ? `Your plan keeps ${limit} live. ${named(over, count)} will be frozen on ${formatDate(next)}: visitors still see what is published, but you can no longer change it.`
      : `Your plan keeps ${limit} live. Visitors still see what is published of ${named(over, count)}; you can read, take off your page and delete, but not change it.`,
    wayOut: larger ? `The ${larger.name} plan keeps all of them.` : null,
  };
}

function named(over: readonly ProjectStandingFragment[], count: number): string {
  const titles = over.slice(0, namedMax).map(({ title }) => `“${title}”`);
  const rest = count - titles.length;
  const all = rest > 0 ? [...titles, `${rest} more`] : titles;
  return new Intl.ListFormat('en').format(all);
}
