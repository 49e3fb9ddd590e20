import type { z } from 'zod';
import type { SubgraphSettings } from '../config/index.js';
import { Registry } from 'prom-client';
import { Cache, CacheMetrics } from '../cache/index.js';
import { Database } from '../database/index.js';
import { discoverFeatures, type SubgraphDefinition } from '../features/index.js';
import { createGraphqlServer, graphContext, graphqlRoute, serveGraphqlWs } from '../graphql/index.js';
import { startHttpServer } from '../http/index.js';
import { createIdentityVerifier, identityPublicKey, service, type Actor } from '../identity/index.js';
import { LiveTopics } from '../live/index.js';
import type { Logger } from '../logging/index.js';
import { operationFor, type Platform, type RequestOrigin } from '../operation/index.js';
import { featureRoute } from './feature-route.js';
import { metricsRoute } from './metrics-route.js';
import { provisionSubgraph } from './provision-subgraph.js';
import { startWorkers } from './start-workers.js';

export interface RunningSubgraph {
  readonly port: number;
  /** Finishes requests and handlers in flight, for at most `timeoutMs`, and closes every connection. */
  stop(timeoutMs: number): Promise<void>;
}

/** Starts a subgraph in this process. Rejects when the database or the port is not to be had. */
export async function startSubgraph<Shape extends z.ZodRawShape, Services>(
  definition: SubgraphDefinition<Shape, Services>,
  settings: SubgraphSettings & z.infer<z.ZodObject<Shape>>,
  log: Logger,
): Promise<RunningSubgraph> {
  const { name } = definition;
  const features = await discoverFeatures(definition.featuresDirectory);
  await provisionSubgraph(definition, settings);
  const db = await Database.open({
    url: settings.DATABASE_URL,
    schema: name,
    entities: features.flatMap((feature) => feature.entities ?? []),
    poolMax: settings.DATABASE_POOL_MAX,
  });
  const live = new LiveTopics({ url: settings.DATABASE_URL, schema: name, log });
  await live.start();
  const figures = new Registry();
  const cache = new Cache({ db, actor: service(name), live, log, metrics: new CacheMetrics(figures) });
  cache.start();
  const platform: Platform<Services> = {
    db,
    live,
    cache,
    log,
    services: await definition.createServices(settings, log, figures),
  };
  await definition.prepare?.(operationFor(platform, service(name)), settings);

  const graphql = await createGraphqlServer(features, log);
  const verify = createIdentityVerifier(
    identityPublicKey(settings.IDENTITY_PUBLIC_KEY),
    name,
    definition.callers?.(settings),
  );
  const contextFor = (
    actor: Actor,
    { refreshCookie, ...request }: RequestOrigin & { refreshCookie?: string | undefined },
  ) => graphContext(operationFor(platform, actor, request), refreshCookie);
  const http = await startHttpServer({
    host: settings.HOST,
    port: settings.PORT,
    routes: [
      metricsRoute(figures),
      graphqlRoute({ server: graphql.apollo, verify, contextFor }),
      ...features
        .flatMap((feature) => feature.routes ?? [])
        .map((route) => featureRoute(route, verify, operationFor(platform, service(name)))),
    ],
    checkReady: () => db.ping(),
    log,
  });
  const ws = serveGraphqlWs({ server: http.server, schema: graphql.schema, verify, contextFor });
  const workers = await startWorkers({ name, settings, features, platform });

  return {
    port: http.port,
    stop: async (timeoutMs) => {
      const drained = http.drain(timeoutMs);
      await ws.close();
      await drained;
      await workers.stop();
      await cache.stop();
      await live.stop();
      await graphql.apollo.stop();
      await db.close();
    },
  };
}
