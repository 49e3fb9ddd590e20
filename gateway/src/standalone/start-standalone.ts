import type { Logger } from '@gatefold/runtime/logging';
import { openDoors, type RunningGateway } from '../gateway.js';
import { createStandaloneEngine } from './standalone-engine.js';
import type { StandaloneSettings } from './standalone-settings.js';

/** Serves any supergraph without the rest of the platform. Rejects when the supergraph or the port is not usable. */
export function startStandalone(settings: StandaloneSettings, log: Logger): Promise<RunningGateway> {
  return openDoors({ ...settings, SUBGRAPH_URLS: new Map() }, createStandaloneEngine(settings, log), log);
}
