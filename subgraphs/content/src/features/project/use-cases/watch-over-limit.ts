import type { Operation } from '@gatefold/runtime/operation';
import { actingMember } from '../../../acting-member.js';
import { turnsInto } from '../../../live-reading.js';
import { overLimitTopic } from './settle-projects.js';

/** A turn whenever other projects of the actor than before do not fit into the plan. */
export function watchOverLimit(operation: Operation): AsyncIterableIterator<{ readonly userId: string }> {
  const { userId } = actingMember(operation.actor);
  return turnsInto(operation.live.subscribe(overLimitTopic, userId), async () => ({ userId }));
}
