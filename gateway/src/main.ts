import { ConfigError, exitCodeConfig, loadConfig } from '@gatefold/runtime/config';
import { createLogger } from '@gatefold/runtime/logging';
import { gatewaySettings } from './config/settings.js';
import { startGateway } from './gateway.js';

try {
  const settings = loadConfig(gatewaySettings);
  const log = createLogger('gateway', settings.LOG_LEVEL);
  process.on('uncaughtException', (error) => {
    log.fatal({ err: error }, 'uncaught');
    process.exit(1);
  });
  const gateway = await startGateway(settings, log);
  const stop = () => void gateway.stop().then(() => process.exit(0));
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
} catch (error) {
  process.stderr.write(`${error instanceof ConfigError ? error.message : String(error)}\n`);
  process.exit(error instanceof ConfigError ? exitCodeConfig : 1);
}
