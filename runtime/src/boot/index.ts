export { printSubgraphSdl } from './print-sdl.js';
export { serveSubgraph } from './serve-subgraph.js';
export { startSubgraph, type RunningSubgraph } from './start-subgraph.js';
