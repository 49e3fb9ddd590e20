import { randomUUID } from 'node:crypto';
import { courseAccessChanged } from '@gatefold/schema';
import { buildAdmin } from '@gatefold/runtime/testing';
import type { MemberActor } from '@gatefold/runtime/identity';
import type { Content } from '../../../testing/start-content.js';

/** A course as tests look at it. */
export interface SeenCourse {
  readonly id: string;
  readonly externalKey: string;
  readonly title: string;
  readonly isOpen: boolean;
  readonly body: string | null;
}

const mutation = `mutation ($input: CreateCourseInput!) {
  createCourse(input: $input) { course { id externalKey title isOpen body } userErrors { code message path } }
}`;

/** A published course under a key of its own, written by an administrator. */
export async function createCourse(
  content: Content,
  overrides: Record<string, unknown> = {},
): Promise<SeenCourse> {
  const externalKey = `course-${randomUUID()}`;
  const input = { externalKey, title: 'Search well', body: '# Lesson one', isPublished: true, ...overrides };
  const { data } = await content.execute<{
    createCourse: { course: SeenCourse | null; userErrors: object[] };
  }>(buildAdmin(), mutation, { input });
  if (!data.createCourse.course) throw new Error(JSON.stringify(data.createCourse.userErrors));
  return data.createCourse.course;
}

/** Delivers billing's announcement about this person and course. */
export function announceAccess(
  content: Content,
  { userId }: MemberActor,
  courseKey: string,
  state: { readonly isOpen: boolean; readonly endsAt?: Date; readonly sequence: number },
): Promise<void> {
  const { isOpen, endsAt, sequence } = state;
  return content.deliver(courseAccessChanged, {
    userId,
    courseKey,
    isOpen,
    endsAt: endsAt?.toISOString() ?? null,
    sequence,
  });
}
