import type { Operation } from '@gatefold/runtime/operation';
import { findJustFrozen } from '../over-limit.repository.js';
import { signalSettled } from './settle-projects.js';

/** More than the minute between two runs: to tell twice costs a reading, to miss one leaves a window behind. */
const lookBackSeconds = 180;

/** Has open windows read the projects again whose notice has ended. */
export async function tellOfFrozenProjects(operation: Operation): Promise<void> {
  await operation.transaction(async (tx) => {
    const frozen = await findJustFrozen(tx, lookBackSeconds);
    for (const [ownerId, projects] of Map.groupBy(frozen, (project) => project.ownerId)) {
      await signalSettled(tx, ownerId, projects);
    }
  });
}
