import { ConfigError, exitCodeConfig } from '@gatefold/runtime/config';
import { createLogger } from '@gatefold/runtime/logging';
import type { Logger } from '@gatefold/runtime/logging';
import type { ServingSettings } from './config/settings.js';
import type { RunningGateway } from './gateway.js';

/** The life of a gateway process: settings, start, drain on a signal; exits 78 when the configuration is wrong. */
export async function runGatewayProcess<Settings extends ServingSettings>(
  readSettings: () => Settings,
  start: (settings: Settings, log: Logger) => Promise<RunningGateway>,
): Promise<void> {
  try {
    const settings = readSettings();
    const log = createLogger('gateway', settings.LOG_LEVEL);
    process.on('uncaughtException', (error) => {
      log.fatal({ err: error }, 'uncaught');
      process.exit(1);
    });
    const gateway = await start(settings, log);
    const stop = () => void gateway.stop().then(() => process.exit(0));
    process.once('SIGTERM', stop);
    process.once('SIGINT', stop);
  } catch (error) {
    process.stderr.write(`${error instanceof ConfigError ? error.message : String(error)}\n`);
    process.exit(error instanceof ConfigError ? exitCodeConfig : 1);
  }
}
