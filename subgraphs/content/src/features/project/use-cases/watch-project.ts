import type { Operation } from '@gatefold/runtime/operation';
import { turnsInto } from '../../../live-reading.js';
import type { ProjectEntity } from '../project.entity.js';
import { canSeeProject } from '../project.policy.js';
import { readProject } from '../project.repository.js';
import { projectTopic } from './announce-project.js';

/** A change of a watched project; null when it is gone or no longer for this actor. */
export interface ProjectTurn {
  readonly project: ProjectEntity | null;
}

/** Changes of one project as this actor may see them; silent while there is nothing to see. */
export async function watchProject(
  operation: Operation,
  id: string | undefined,
): Promise<AsyncIterableIterator<ProjectTurn>> {
  const read = async (): Promise<ProjectEntity | null> => {
    const project = id ? await operation.read((tx) => readProject(tx, id)) : null;
    return project && canSeeProject(operation.actor, project) ? project : null;
  };
  const signals = operation.live.subscribe(projectTopic, id ?? '');
  let wasVisible = (await read()) !== null;
  return turnsInto(signals, async () => {
    const project = await read();
    const isNews = wasVisible || project !== null;
    wasVisible = project !== null;
    return isNews ? { project } : undefined;
  });
}
