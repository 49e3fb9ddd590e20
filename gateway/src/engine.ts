import { readFileSync } from 'node:fs';
import { ConfigError } from '@gatefold/runtime/config';
import type { Logger } from '@gatefold/runtime/logging';
import { DocumentGate } from './admission/admit-document.js';
import { Authoriser } from './authorisation/authoriser.js';
import { policiesOfToken, type DecidePolicies } from './authorisation/grants.js';
import type { Callers } from './admission/callers.js';
import { operationLimits } from './admission/limits.js';
import type { ServingSettings } from './config/settings.js';
import { Executor, type ExecutorOptions } from './executor/executor.js';
import { OperationRunner } from './executor/operation-runner.js';
import { SubscriptionShares } from './subscriptions/subscription-shares.js';
import type { SubscriptionEnvironment } from './subscriptions/subscription-environment.js';
import { loadSupergraph, type AddressOf } from './supergraph/loaded-supergraph.js';
import { SupergraphStore } from './supergraph/supergraph-store.js';
import { watchSupergraph } from './supergraph/watch-supergraph.js';
import type { Metrics } from './telemetry/metrics.js';

/** Everything behind the doors: from an admitted operation to the subgraphs. */
export interface Engine {
  readonly environment: SubscriptionEnvironment;
  readonly runner: OperationRunner;
  readonly callers: Callers;
  readonly subscriptions: SubscriptionShares;
  close(): Promise<void>;
}

/** What differs between the platform's gateway and one that stands alone. */
export interface EngineParts {
  readonly supergraphs: SupergraphStore;
  readonly executor: ExecutorOptions;
  readonly sockets: SubscriptionEnvironment['sockets'];
  readonly identities: SubscriptionEnvironment['identities'];
  readonly callers: Callers;
  /** Decides about `@policy`; absent: only what a verified token names holds. */
  readonly decidePolicies?: DecidePolicies;
  readonly metrics: Metrics;
  /** Closes what the parts opened. */
  readonly close: () => Promise<void>;
}

/** Puts the parts together and follows the supergraph file. */
export function assembleEngine(settings: ServingSettings, parts: EngineParts, log: Logger): Engine {
  const { supergraphs, sockets, identities, metrics } = parts;
  metrics.observePlanCache(() => supergraphs.current.planner.cacheUse);
  const executor = new Executor(parts.executor);
  const authoriser = new Authoriser(parts.decidePolicies ?? policiesOfToken);
  const unwatch = watchSupergraph(settings.SUPERGRAPH_PATH, (sdl) => void supergraphs.offer(sdl), log);
  const environment: SubscriptionEnvironment = {
    supergraphs,
    gate: new DocumentGate(operationLimits(settings), settings.INTROSPECTION),
    executor,
    authoriser,
    sockets,
    identities,
    metrics,
    log,
    queueMax: settings.SOCKET_QUEUE_MAX,
    connectMs: settings.OPERATION_TIMEOUT_MS,
  };
  return {
    callers: parts.callers,
    runner: new OperationRunner(executor, metrics, log, settings.OPERATION_TIMEOUT_MS, authoriser),
    environment,
    subscriptions: new SubscriptionShares(environment),
    close: async () => {
      unwatch();
      await parts.close();
    },
  };
}

/** The store with the supergraph of the settings. Throws a ConfigError when the file is not usable. */
export function openSupergraphs(
  settings: ServingSettings,
  addressOf: AddressOf,
  log: Logger,
): SupergraphStore {
  const { SUPERGRAPH_PATH: path, PLAN_CACHE_MAX: planCacheMax } = settings;
  try {
    const load = (sdl: string) => loadSupergraph(sdl, addressOf, planCacheMax, settings.OVERRIDE_LABELS);
    const warmUp = { operationsMax: settings.PLAN_WARM_MAX, budgetMs: settings.PLAN_WARM_MS };
    return new SupergraphStore(readFileSync(path, 'utf8'), load, warmUp, log);
  } catch (error) {
    throw new ConfigError(`Configuration is wrong:\n  SUPERGRAPH_PATH: ${path}: ${(error as Error).message}`);
  }
}
