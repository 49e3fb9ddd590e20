import type { z } from 'zod';
import {
  ConfigError,
  exitCodeConfig,
  loadConfig,
  subgraphSettings,
  type SubgraphSettings,
} from '../config/index.js';
import { FeatureError, type SubgraphDefinition } from '../features/index.js';
import { createLogger } from '../logging/index.js';
import { startSubgraph } from './start-subgraph.js';

/** How long requests in flight may take to finish after SIGTERM, in milliseconds. */
const drainTimeoutMs = 4_000;

/**
 * The whole life of a subgraph process: settings, start, SIGTERM. Exits with {@link exitCodeConfig} when settings or
 * manifests are wrong, 1 when it cannot start, 0 after a drain.
 */
export async function serveSubgraph<Shape extends z.ZodRawShape, Services>(
  definition: SubgraphDefinition<Shape, Services>,
): Promise<void> {
  const log = createLogger(definition.name);
  try {
    const settings = loadConfig({ ...subgraphSettings, ...definition.settings }) as SubgraphSettings &
      z.infer<z.ZodObject<Shape>>;
    log.level = settings.LOG_LEVEL;
    const running = await startSubgraph(definition, settings, log);
    log.info({ port: running.port, role: settings.ROLE }, 'subgraph_ready');
    const stop = (signal: string): void => {
      log.info({ signal }, 'subgraph_stopping');
      running.stop(drainTimeoutMs).then(
        () => process.exit(0),
        (error: unknown) => {
          log.error({ err: error }, 'subgraph_stop_failed');
          process.exit(1);
        },
      );
    };
    process.once('SIGTERM', stop);
    process.once('SIGINT', stop);
  } catch (error) {
    const isConfig = error instanceof ConfigError || error instanceof FeatureError;
    log.fatal(isConfig ? { reason: error.message } : { err: error }, 'subgraph_not_started');
    process.exit(isConfig ? exitCodeConfig : 1);
  }
}
