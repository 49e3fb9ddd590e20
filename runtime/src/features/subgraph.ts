import type { Registry } from 'prom-client';
import type { z } from 'zod';
import type { SubgraphSettings } from '../config/index.js';
import type { MigrationClass } from '../database/index.js';
import type { ServiceKeys } from '../identity/index.js';
import type { Logger } from '../logging/index.js';
import type { Operation } from '../operation/index.js';

/** A subgraph: its name, where its features are, its own settings and what it makes at boot. */
export interface SubgraphDefinition<Shape extends z.ZodRawShape = z.ZodRawShape, Services = unknown> {
  /** Also its Postgres schema and the audience of signed identities. */
  readonly name: string;
  readonly featuresDirectory: URL;
  readonly migrations: readonly { readonly name: string; readonly class: MigrationClass }[];
  /** Settings besides those of every subgraph. */
  readonly settings: Shape;
  createServices(
    settings: SubgraphSettings & z.infer<z.ZodObject<Shape>>,
    log: Logger,
    /** What the process shows at `/metrics`. */
    figures: Registry,
  ): Services | Promise<Services>;
  /** Services that may call this subgraph without the gateway, in their own name; none by default. */
  callers?(settings: z.infer<z.ZodObject<Shape>>): ServiceKeys;
  /** Runs once after migrations, before the first request, e.g. to make the first signing key. */
  prepare?(operation: Operation<Services>, settings: z.infer<z.ZodObject<Shape>>): Promise<void>;
}

/** Types a definition. */
export function defineSubgraph<Shape extends z.ZodRawShape, Services>(
  definition: SubgraphDefinition<Shape, Services>,
): SubgraphDefinition<Shape, Services> {
  return definition;
}
