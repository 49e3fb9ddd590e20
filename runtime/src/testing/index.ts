export * from './build-cache.js';
export * from './actors.js';
export * from './eventually.js';
export type { GraphqlAnswer } from './execute.js';
export * from './record-statements.js';
export * from './test-database.js';
export * from './tcp-proxy.js';
export * from './test-subgraph.js';
