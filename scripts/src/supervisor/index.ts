export { definitions, subgraphNames, type PlatformContext, type ProcessDefinition } from './definition.js';
export { startPlatform, type Platform, type PlatformOptions } from './platform.js';
export { Problem } from './problem.js';
export type { RunningProcess } from './running-process.js';
