import type { EventHandler, HandlerTransaction } from './handler.js';
import type { StoredEvent } from './stored-event.js';
import { eventBaseName } from './stored-event.js';

type Named = Pick<EventHandler, 'name' | 'definition'>;

/**
 * The handlers that get an event, sorted by name. When none accepts its exact version, those of another version get it
 * all the same: it then becomes their dead letter, to be redriven after an upgrade, instead of vanishing.
 */
export function handlersFor<Handler extends Named>(
  handlers: readonly Handler[],
  event: Pick<StoredEvent, 'name'>,
): readonly Handler[] {
  const exact = handlers.filter(({ definition }) => definition.name === event.name);
  const chosen =
    exact.length > 0
      ? exact
      : handlers.filter(({ definition }) => eventBaseName(definition.name) === eventBaseName(event.name));
  return chosen.toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** Throws when two handlers share a name: the second would take the first one's events as already handled. */
export function refuseDuplicateNames(handlers: readonly Named[]): void {
  const seen = new Set<string>();
  for (const { name } of handlers) {
    if (seen.has(name)) throw new Error(`two event handlers are called "${name}"; give each its own name`);
    seen.add(name);
  }
}

/** The payload as the handler expects it, or why it can never be handled as it is. */
export function payloadFor<Tx extends HandlerTransaction>(
  { definition }: EventHandler<Tx>,
  event: StoredEvent,
): { readonly ok: true; readonly payload: unknown } | { readonly ok: false; readonly reason: string } {
  if (definition.name !== event.name) {
    return { ok: false, reason: `unknown event version: ${event.name}, handled is ${definition.name}` };
  }
  const parsed = definition.payload.safeParse(event.payload);
  return parsed.success
    ? { ok: true, payload: parsed.data }
    : { ok: false, reason: `payload does not fit ${definition.name}: ${parsed.error.message}` };
}
