import { runGatewayProcess } from '../gateway-process.js';
import { startStandalone } from './start-standalone.js';
import { standaloneSettings } from './standalone-settings.js';

await runGatewayProcess(() => standaloneSettings(process.argv.slice(2), process.env), startStandalone);
