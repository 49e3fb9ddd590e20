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
  /** Work that waits in a table of the feature and is done as soon as it is there. */
  readonly workers?: readonly Worker[];
  /** HTTP that must be HTTP, e.g. the key set. */
  readonly routes?: readonly FeatureRoute[];
}

/** Runs in every process whose role includes work; several take turns by locks in the database. */
export interface Worker {
  /** Starts it in the name of the service; `stop` resolves when what it was doing has ended. */
  start(operation: Operation): { stop(): Promise<void> };
}

/** An exact method and path, answered by the service itself. */
export interface FeatureRoute {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT';
  readonly path: string;
  /** Who is answered at all: `gateway` refuses with 401 whoever is not a part of the platform by signed identity. */
  readonly caller: 'anyone' | 'gateway';
  handle(operation: Operation, request: IncomingMessage, response: ServerResponse): Promise<void>;
}

/** Marks and types a manifest. */
export function defineFeature(feature: Feature): Feature {
  return feature;
}
