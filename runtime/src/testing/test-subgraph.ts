import { randomUUID } from 'node:crypto';
import type { EventDefinition } from '@gatefold/schema';
import { Logger, runOnce } from 'graphile-worker';
import { parse, subscribe, type ExecutionResult } from 'graphql';
import { Registry } from 'prom-client';
import type { z } from 'zod';
import type { SubgraphSettings } from '../config/index.js';
import { Database, jobsSchema } from '../database/index.js';
import type { StoredEvent } from '../events/index.js';
import { discoverFeatures, type SubgraphDefinition } from '../features/index.js';
import { createGraphqlServer, graphContext, type GraphContext } from '../graphql/index.js';
import { service, type Actor } from '../identity/index.js';
import { taskListOf } from '../jobs/index.js';
import { LiveTopics } from '../live/index.js';
import { createLogger } from '../logging/index.js';
import { operationFor, type Operation, type Platform } from '../operation/index.js';
import { createTestDatabase, type TestDatabase } from './test-database.js';
import { buildCache } from './build-cache.js';
import { execute, type GraphqlAnswer } from './execute.js';

/** A subgraph on a database of its own: real schema, real Postgres, no sockets. */
export interface TestSubgraph<Services> {
  readonly database: TestDatabase;
  readonly platform: Platform<Services>;
  /** An operation of an actor, for calling use cases and arranging rows. */
  as(actor: Actor): Operation<Services>;
  /** Runs a GraphQL operation as `actor`. `context` may carry cookies. */
  execute<Data = Record<string, unknown>>(
    actor: Actor,
    query: string,
    variables?: Record<string, unknown>,
    context?: Partial<GraphContext>,
  ): Promise<GraphqlAnswer<Data>>;
  /** Opens a subscription as `actor`; rejects when it is refused. */
  subscribe(
    actor: Actor,
    query: string,
    variables?: Record<string, unknown>,
  ): Promise<AsyncGenerator<ExecutionResult>>;
  /** Handles an event as if it had arrived from the bus, in one transaction for each handler. */
  deliver<Payload>(event: EventDefinition<Payload>, payload: Payload): Promise<void>;
  /** Runs every queued job that is due, and those that they enqueue for now, as a worker would. */
  runJobs(): Promise<void>;
  stop(): Promise<void>;
}

/** An event as the bus hands it over. */
function arrived(event: EventDefinition, payload: unknown): StoredEvent {
  return {
    id: randomUUID(),
    name: event.name,
    subject: '',
    requestId: null,
    payload,
    occurredAt: new Date().toISOString(),
    origin: 'test',
  };
}

/** Starts a subgraph for a test file. `settings` are those the definition adds. */
export async function startTestSubgraph<Shape extends z.ZodRawShape, Services>(
  definition: SubgraphDefinition<Shape, Services>,
  settings: z.infer<z.ZodObject<Shape>>,
): Promise<TestSubgraph<Services>> {
  const { name } = definition;
  const log = createLogger(name, 'silent');
  const features = await discoverFeatures(definition.featuresDirectory);
  const database = await createTestDatabase({ schema: name, migrations: definition.migrations });
  const db = await Database.open({
    url: database.url,
    schema: name,
    entities: features.flatMap((feature) => feature.entities ?? []),
    poolMax: 5,
    // A test of many calls at once is about what they leave behind, not about how long a busy machine takes.
    waitMsMax: 30_000,
  });
  const live = new LiveTopics({ url: database.url, schema: name, log });
  await live.start();
  const services = await definition.createServices(
    settings as SubgraphSettings & z.infer<z.ZodObject<Shape>>,
    log,
    new Registry(),
  );
  const cache = buildCache({ db, actor: service(name), live, log });
  cache.start();
  const platform: Platform<Services> = { db, live, cache, log, services };
  await definition.prepare?.(operationFor(platform, service(name)), settings);
  const { apollo, schema } = await createGraphqlServer(features, log);
  return {
    database,
    platform,
    as: (actor) => operationFor(platform, actor),
    execute: (actor, query, variables, context) =>
      execute(
        apollo,
        { ...graphContext(operationFor(platform, actor, { requestId: 'test' })), ...context },
        query,
        variables,
      ),
    subscribe: async (actor, query, variableValues = {}) => {
      const contextValue = graphContext(operationFor(platform, actor, { requestId: 'test' }));
      const outcome = await subscribe({ schema, document: parse(query), contextValue, variableValues });
      if (Symbol.asyncIterator in outcome) return outcome;
      throw outcome.errors?.[0] ?? new Error('No subscription');
    },
    deliver: async (event, payload) => {
      const handlers = features.flatMap((feature) => feature.handlers ?? []);
      for (const handler of handlers.filter((candidate) => candidate.definition.name === event.name)) {
        await db.transaction(service(name), (tx) => handler.handle(payload, tx, arrived(event, payload)));
      }
    },
    runJobs: () =>
      runOnce({
        connectionString: database.url,
        schema: jobsSchema(name),
        noHandleSignals: true,
        logger: new Logger(() => () => undefined),
        taskList: taskListOf({
          jobs: features.flatMap((feature) => feature.jobs ?? []),
          operation: () => operationFor(platform, service(name)),
        }),
      }),
    stop: async () => {
      await apollo.stop();
      await cache.stop();
      await live.stop();
      await db.close();
      await database.drop();
    },
  };
}
