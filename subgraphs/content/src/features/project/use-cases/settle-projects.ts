import { freezeAnnounced, planOf } from '@gatefold/schema';
import type { Transaction } from '@gatefold/runtime/database';
import type { LiveTopic } from '@gatefold/runtime/live';
import type { Operation } from '@gatefold/runtime/operation';
import { v7 } from 'uuid';
import type { ContentServices } from '../../../services.js';
import { openToService, readPlan, settleFreezing, type SettledProject } from '../over-limit.repository.js';
import { lockProjectsOf } from '../project.repository.js';
import { projectTopic } from './announce-project.js';

/** Which of a person's projects do not fit into the plan, or from when they are read-only; key: uuid of the owner. */
export const overLimitTopic: LiveTopic = { name: 'over-limit' };

/** The job that settles the projects of the person given as `ownerId`. */
export const settleProjectsJobName = 'settle-projects';

/** The job that tells open windows of the person given as `ownerId` that a notice has ended. */
export const tellOfFrozenProjectsJobName = 'tell-of-frozen-projects';

const dayMs = 86_400_000;
/** Longer than a signed identity is valid and a tier takes to arrive: by then plan and projects are both known. */
const disagreementMs = 120_000;
/** Titles that the announcement names. */
const titlesMax = 5;

/** {@link settleProjectsIn} in a transaction of its own. */
export async function settleProjects(operation: Operation<ContentServices>, ownerId: string): Promise<void> {
  await operation.transaction(async (tx) => {
    await openToService(tx, ownerId);
    await lockProjectsOf(tx, ownerId);
    await settleProjectsIn(tx, ownerId, operation.services.freezeNoticeDays);
  });
}

/**
 * Brings a person's projects in line with the plan: what does not fit gets its notice, which is announced, and what fits is
 * live at once. The outcome depends on plan and projects alone, so it may run at any time and any number of times. The
 * projects of the person are locked by the caller.
 */
export async function settleProjectsIn(tx: Transaction, ownerId: string, noticeDays: number): Promise<void> {
  const planKey = await readPlan(tx, ownerId);
  if (!planKey) return;
  const limit = projectLimitOf(planKey);
  const freezesAt = new Date(Date.now() + noticeDays * dayMs);
  const settled = await settleFreezing(tx, ownerId, limit, freezesAt);
  await signalSettled(tx, ownerId, settled);
  const noticed = settled.filter(({ isOver }) => isOver);
  if (noticed.length === 0) return;
  const announcement = {
    noticeId: v7(),
    ownerId,
    planKey,
    limit,
    projectCount: noticed.length,
    titles: noticed.slice(0, titlesMax).map(({ title }) => title),
    freezesAt: freezesAt.toISOString(),
  };
  await tx.record(freezeAnnounced, announcement, ownerId);
  await tx.enqueue(
    tellOfFrozenProjectsJobName,
    { ownerId },
    { key: `frozen:${announcement.noticeId}`, delayMs: freezesAt.getTime() - Date.now() },
  );
}

/** Open windows of the owner read the settled projects again. */
export async function signalSettled(
  tx: Transaction,
  ownerId: string,
  settled: readonly Pick<SettledProject, 'id'>[],
): Promise<void> {
  for (const { id } of settled) await tx.signal(projectTopic, id);
  if (settled.length > 0) await tx.signal(overLimitTopic, ownerId);
}

/**
 * A new project was allowed by what the caller's identity says, while the announced plan has no room for it: one of the two
 * is late. When both are known for certain, the projects are settled.
 */
export async function settleLaterBeyondPlan(tx: Transaction, ownerId: string, count: number): Promise<void> {
  const planKey = await readPlan(tx, ownerId);
  if (!planKey || count <= projectLimitOf(planKey)) return;
  await tx.enqueue(
    settleProjectsJobName,
    { ownerId },
    { key: `disagreement:${ownerId}`, delayMs: disagreementMs },
  );
}

/** How many projects a plan keeps live. */
export function projectLimitOf(planKey: Parameters<typeof planOf>[0]): number {
  return Number(planOf(planKey).entitlements['content.projects']);
}
