import { setTimeout as delay } from 'node:timers/promises';
import type { Operation } from '@gatefold/runtime/operation';
import type { ProjectTextEntity } from '../../../projects/project-text.entity.js';
import { findProjectText } from '../../../projects/project-text.repository.js';
import { projectTopic } from '../../../projects/project-topic.js';
import type { AiServices } from '../../../services/ai-services.js';
import { canAnalyze } from '../suggestion.policy.js';

/**
 * The actor's project, waiting up to `projectWaitMs` for one whose event is on its way. A missing one and one of
 * somebody else are undefined alike, after the same time.
 */
export async function awaitProject(
  operation: Operation<AiServices>,
  projectId: string,
): Promise<ProjectTextEntity | undefined> {
  const arrivals = operation.live.subscribe(projectTopic, projectId);
  const cancel = new AbortController();
  try {
    const arrival = arrivals.next();
    const early = await findOwn(operation, projectId);
    if (early) return early;
    const timeout = delay(operation.services.projectWaitMs, undefined, { signal: cancel.signal });
    await awaitOwn(operation, projectId, { arrival, timeout, next: () => arrivals.next() });
    return await findOwn(operation, projectId);
  } finally {
    cancel.abort();
    await arrivals.return?.();
  }
}

interface Waiting {
  readonly arrival: Promise<unknown>;
  readonly timeout: Promise<unknown>;
  next(): Promise<unknown>;
}

/** Resolves when the project is there for this actor or the time is up. */
async function awaitOwn(
  operation: Operation<AiServices>,
  projectId: string,
  waiting: Waiting,
): Promise<void> {
  const timeIsUp = waiting.timeout.then(
    () => true,
    () => true,
  );
  let arrival = waiting.arrival;
  while (!(await Promise.race([timeIsUp, arrival.then(() => false)]))) {
    if (await findOwn(operation, projectId)) return;
    arrival = waiting.next();
  }
}

async function findOwn(
  operation: Operation<AiServices>,
  projectId: string,
): Promise<ProjectTextEntity | undefined> {
  const project = await operation.read((tx) => findProjectText(tx, projectId));
  return project && canAnalyze(operation.actor, project) ? project : undefined;
}
