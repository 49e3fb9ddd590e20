import { fail, type Failure } from '@gatefold/runtime/operation';

export function courseNotFound(): Failure {
  return fail('NOT_FOUND', 'There is no such course.', ['input', 'id']);
}

export function notForYou(): Failure {
  return fail('FORBIDDEN', 'Only administrators write courses.');
}

/** Two courses under one key would be opened by the same purchase. */
export function keyTaken(externalKey: string): Failure {
  const message = `Another course has the key “${externalKey}”: use the id that this course has where it is sold.`;
  return fail('CONFLICT', message, ['input', 'externalKey']);
}
