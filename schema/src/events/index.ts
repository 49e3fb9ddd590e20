import * as ai from './ai.js';
import * as billing from './billing.js';
import * as content from './content.js';
import type { EventDefinition } from './event.js';
import * as users from './users.js';

export type { EventDefinition } from './event.js';
export * from './ai.js';
export * from './billing.js';
export * from './content.js';
export * from './users.js';

/** Every event of the platform by name; what is not here is refused at boot. */
export const events: ReadonlyMap<string, EventDefinition> = new Map(
  [users, billing, content, ai]
    .flatMap((module) => Object.values(module) as EventDefinition[])
    .map((definition) => [definition.name, definition]),
);
