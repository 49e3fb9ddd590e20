import type { Operation } from '@gatefold/runtime/operation';
import { findJustEnded } from '../course-reader.repository.js';
import { courseAccessTopic } from './keep-reader.js';

/** More than the minute between two runs: to tell twice costs a reading, to miss one leaves a window behind. */
const lookBackSeconds = 180;

/** Has open windows read again whose access has ended by the passing of time. */
export async function tellOfEndedAccess(operation: Operation): Promise<void> {
  await operation.transaction(async (tx) => {
    for (const userId of await findJustEnded(tx, lookBackSeconds)) await tx.signal(courseAccessTopic, userId);
  });
}
