import { useQuery } from '@apollo/client/react';
import { Link, useParams } from '@tanstack/react-router';
import { ArrowLeft, Lock } from 'lucide-react';
import type { ReactNode } from 'react';
import { usePageTitle } from '../../app/page-title.js';
import { CoursePageDocument, type CoursePageQuery } from '../../gql/graphql.js';
import { failureText } from '../../graphql/failure-text.js';
import { SafeMarkdown } from '../../portfolio/safe-markdown.js';
import { Failure } from '../../ui/failure.js';
import { Skeleton } from '../../ui/skeleton.js';
import { NothingHere } from '../not-found/nothing-here.js';
import { CourseState } from './course-state.js';
import { useLiveCourses } from './use-live-courses.js';

/** One course: its text when it is open, and what opens it when it is not. */
export function CoursePage(): ReactNode {
  const { courseId } = useParams({ from: '/member/training/$courseId' });
  useLiveCourses();
  const { data, error, refetch } = useQuery(CoursePageDocument, {
    variables: { id: courseId },
    errorPolicy: 'all',
  });
  const course = data?.course;
  usePageTitle(course?.title ?? 'Training');
  if (data && !course && !error) return <NothingHere to="/training" label="All courses" />;
  return (
    <div className="mx-auto grid w-full max-w-3xl grid-cols-1 gap-8">
      <Link
        to="/training"
        className="inline-flex items-center gap-1.5 justify-self-start text-sm text-ink-2 hover:text-ink"
      >
        <ArrowLeft aria-hidden className="size-4" />
        All courses
      </Link>
      {course ? (
        <CourseText course={course} />
      ) : error ? (
        <Failure title="The course did not load" text={failureText(error)} onRetry={() => void refetch()} />
      ) : (
        <div role="status" aria-label="Loading the course" className="grid gap-4">
          <Skeleton className="h-9 w-80 max-w-full" />
          <Skeleton className="h-60" />
        </div>
      )}
    </div>
  );
}

function CourseText({ course }: { course: NonNullable<CoursePageQuery['course']> }): ReactNode {
  const { title, summary, body, isOpen, access } = course;
  return (
    <>
      <header className="grid justify-items-start gap-3">
        <CourseState isOpen={isOpen} />
        <h1 className="text-3xl font-[660] wrap-anywhere tight-3">{title}</h1>
        {summary && <p className="text-lg text-ink-2">{summary}</p>}
      </header>
      {body == null ? (
        <section className="fold-sheet fold-marks grid justify-items-center gap-3 px-6 py-14 text-center">
          <Lock aria-hidden className="size-8 text-ink-3" />
          <h2 className="text-lg font-[620] tight-1">This course is locked</h2>
          <p className="max-w-[46ch] text-ink-2">
            {access?.reason ?? 'What opens it cannot be shown right now.'}
          </p>
        </section>
      ) : (
        <article aria-label={title} className="markdown-preview pf fold-sheet px-6 py-6">
          {body.trim() ? <SafeMarkdown text={body} /> : <p>The text follows soon.</p>}
        </article>
      )}
    </>
  );
}
