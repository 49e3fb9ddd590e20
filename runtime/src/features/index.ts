export * from './discover-features.js';
export * from './feature.js';
export * from './subgraph.js';
