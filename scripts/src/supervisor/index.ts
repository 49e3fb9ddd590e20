export { definitions, definitionsFor, subgraphNames } from './definition.js';
export type { PlatformContext, ProcessDefinition } from './process-definition.js';
export type { PlatformOptions } from './platform-options.js';
export { startPlatform, type Platform } from './platform.js';
export { Problem } from './problem.js';
export type { RunningProcess } from './running-process.js';
