import type { IncomingMessage, ServerResponse } from 'node:http';
import type { EventHandler } from '../events/index.js';
import type { EntityClass, Transaction } from '../database/index.js';
import type { SchemaParts } from '../graphql/index.js';
import type { Job } from '../jobs/index.js';
import type { Operation } from '../operation/index.js';

/** One capability of a subgraph: the default export of its `<name>.feature.ts`, and all that discovery loads. */
export interface Feature extends SchemaParts {
  /** Equal to the folder's name. */
  readonly name: string;
  /** Tables. */
  readonly entities?: readonly EntityClass[];
  /** Reactions to events. */
  readonly handlers?: readonly EventHandler<Transaction>[];
  /** Work on a schedule. */
  readonly jobs?: readonly Job[];
  /** HTTP that must be HTTP, e.g. the key set. */
  readonly routes?: readonly FeatureRoute[];
}

/** An exact method and path, answered by the service itself. */
export interface FeatureRoute {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  handle(operation: Operation, request: IncomingMessage, response: ServerResponse): Promise<void>;
}

/** Marks and types a manifest. */
export function defineFeature(feature: Feature): Feature {
  return feature;
}
