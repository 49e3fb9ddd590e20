import { loadConfig } from '@gatefold/runtime/config';
import { gatewaySettings } from './config/settings.js';
import { runGatewayProcess } from './gateway-process.js';
import { startGateway } from './gateway.js';

await runGatewayProcess(() => loadConfig(gatewaySettings), startGateway);
