import type { Operation } from '@gatefold/runtime/operation';
import { findJustFrozen, openToService } from '../over-limit.repository.js';
import { signalSettled } from './settle-projects.js';

/** So late the job may run and still tell the windows of single projects. */
const lookBackSeconds = 3_600;

/** Has open windows of a person read the projects again whose notice has ended. */
export async function tellOfFrozenProjects(operation: Operation, ownerId: string): Promise<void> {
  await operation.transaction(async (tx) => {
    await openToService(tx, ownerId);
    await signalSettled(tx, ownerId, await findJustFrozen(tx, ownerId, lookBackSeconds));
  });
}
