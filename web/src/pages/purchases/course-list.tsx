import { BookOpen } from 'lucide-react';
import type { ReactNode } from 'react';
import type { PurchasesQuery } from '../../gql/graphql.js';
import { grantSourceNames } from '../../plans/grant-sources.js';
import { Card, MissingPart } from '../../ui/card.js';
import { formatDate } from '../../ui/format-time.js';

type Courses = NonNullable<NonNullable<PurchasesQuery['me']>['courseAccess']>;

/** Courses that are open now, each with where that came from. */
export function CourseList({
  courses,
  onRetry,
}: {
  /** Null when billing does not answer. */
  courses: Courses | null;
  onRetry: () => void;
}): ReactNode {
  return (
    <Card title="Open courses">
      {!courses && <MissingPart what="Your courses" onRetry={onRetry} />}
      {courses?.length === 0 && <p className="text-sm text-ink-2">No course is open to you at present.</p>}
      <ul className="divide-y divide-crease">
        {courses?.map((course) => (
          <li key={`${course.courseKey} ${course.startsAt}`} className="flex gap-4 py-4 first:pt-0 last:pb-0">
            <BookOpen aria-hidden className="mt-0.5 size-5 shrink-0 text-accent-text" />
            <div className="grid min-w-0 gap-0.5">
              <p className="font-[560] wrap-anywhere">{course.courseName}</p>
              <p className="text-sm text-ink-2">
                {grantSourceNames[course.source]}, open since {formatDate(course.startsAt)}
                {course.endsAt && `, until ${formatDate(course.endsAt)}`}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </Card>
  );
}
