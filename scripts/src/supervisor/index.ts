export { definitions, subgraphNames, type PlatformContext, type ProcessDefinition } from './definition.js';
export { startPlatform, type Platform, type PlatformOptions, type RunningProcess } from './platform.js';
export { Problem } from './problem.js';
