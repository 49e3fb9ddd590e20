import { setTimeout as delay } from 'node:timers/promises';
import type { Transaction } from '@gatefold/runtime/database';
import type { LiveTopic } from '@gatefold/runtime/live';
import type { Operation } from '@gatefold/runtime/operation';
import type { ContentServices } from '../../../services.js';
import { insertSuggestion, isSuggestionKnown, type NewSuggestion } from '../suggestion.repository.js';

/** Arrival of one suggestion; key: its uuid. */
const suggestionTopic: LiveTopic = { name: 'suggestion' };

/** Keeps suggestions that the AI announced; the ones known already stay as they are. */
export async function keepSuggestions(tx: Transaction, suggestions: readonly NewSuggestion[]): Promise<void> {
  for (const suggestion of suggestions) {
    await insertSuggestion(tx, suggestion);
    await tx.signal(suggestionTopic, suggestion.id);
  }
}

/** Whether the suggestion is here for this actor, at the latest when its announcement had time to arrive. */
export async function waitForSuggestion(operation: Operation<ContentServices>, id: string): Promise<boolean> {
  const isHere = (): Promise<boolean> => operation.read((tx) => isSuggestionKnown(tx, id));
  const arrival = operation.live.subscribe(suggestionTopic, id);
  const timer = new AbortController();
  try {
    if (await isHere()) return true;
    const timeout = delay(operation.services.suggestionTimeoutMs, undefined, { signal: timer.signal });
    await Promise.race([arrival.next(), timeout.catch(() => undefined)]);
    return await isHere();
  } finally {
    timer.abort();
    await arrival.return?.();
  }
}
