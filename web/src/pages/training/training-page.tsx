import { useQuery } from '@apollo/client/react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { usePageTitle } from '../../app/page-title.js';
import { CoursesDocument, type CoursesQuery, type ShownCourseFragment } from '../../gql/graphql.js';
import { failureText } from '../../graphql/failure-text.js';
import { Button } from '../../ui/button.js';
import { EmptyPicture } from '../../ui/empty-picture.js';
import { Failure } from '../../ui/failure.js';
import { Skeleton } from '../../ui/skeleton.js';
import { CourseState } from './course-state.js';
import { useLiveCourses } from './use-live-courses.js';

/** Every course, with what is open for the person. */
export function TrainingPage(): ReactNode {
  usePageTitle('Training');
  useLiveCourses();
  const { data, error, refetch, fetchMore } = useQuery(CoursesDocument, { errorPolicy: 'all' });
  const courses = data?.courses;

  async function loadMore(): Promise<void> {
    await fetchMore({
      variables: { after: courses?.pageInfo.endCursor ?? null },
      updateQuery: (previous, { fetchMoreResult: more }) =>
        ({
          ...more,
          courses: { ...more.courses, nodes: [...(previous.courses?.nodes ?? []), ...more.courses.nodes] },
        }) as CoursesQuery,
    });
  }

  return (
    <div className="grid grid-cols-1 gap-8">
      <div className="grid gap-1">
        <h1 className="text-3xl font-[660] tight-3">Training</h1>
        <p className="text-ink-2">A course opens here as soon as you have bought it.</p>
      </div>
      {!courses && error ? (
        <Failure title="The courses did not load" text={failureText(error)} onRetry={() => void refetch()} />
      ) : !courses ? (
        <div role="status" aria-label="Loading the courses" className="grid gap-4 md:grid-cols-2">
          {[1, 2, 3, 4].map((card) => (
            <Skeleton key={card} className="h-40" />
          ))}
        </div>
      ) : courses.nodes.length === 0 ? (
        <div className="fold-sheet fold-marks grid justify-items-center gap-4 px-6 py-16 text-center">
          <EmptyPicture />
          <h2 className="text-xl font-[640] tight-2">No courses yet</h2>
          <p className="max-w-[44ch] text-ink-2">The first one is listed here as soon as it is published.</p>
        </div>
      ) : (
        <ul className="grid gap-4 md:grid-cols-2">
          {courses.nodes.map((course) => (
            <CourseCard key={course.id} course={course} />
          ))}
        </ul>
      )}
      {courses?.pageInfo.hasNextPage && (
        <Button look="secondary" className="justify-self-center" onClick={() => void loadMore()}>
          Show more
        </Button>
      )}
    </div>
  );
}

function CourseCard({ course }: { course: ShownCourseFragment }): ReactNode {
  return (
    <li className="fold-sheet fold-marks relative grid content-start gap-3 px-6 py-5 hover:shadow-lift">
      <div className="flex items-start justify-between gap-4">
        <h2 className="min-w-0 text-lg font-[620] wrap-anywhere tight-1">
          <Link
            to="/training/$courseId"
            params={{ courseId: course.id }}
            className="after:absolute after:inset-0 hover:underline hover:underline-offset-4"
          >
            {course.title}
          </Link>
        </h2>
        <CourseState isOpen={course.isOpen} />
      </div>
      {course.summary && <p className="text-ink-2">{course.summary}</p>}
      {course.access && <p className="text-sm text-ink-3">{course.access.reason}</p>}
    </li>
  );
}
