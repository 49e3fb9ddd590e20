import type { Logger } from '@gatefold/runtime/logging';
import type { ServingSettings } from '../config/settings.js';
import { openDoors, type RunningGateway } from '../gateway.js';
import { createStandaloneEngine } from './standalone-engine.js';

/** Serves any supergraph without the rest of the platform. Rejects when the supergraph or the port is not usable. */
export function startStandalone(settings: ServingSettings, log: Logger): Promise<RunningGateway> {
  return openDoors({ ...settings, SUBGRAPH_URLS: new Map() }, createStandaloneEngine(settings, log), {}, log);
}
