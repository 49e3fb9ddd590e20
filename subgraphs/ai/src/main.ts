import { serveSubgraph } from '@gatefold/runtime/boot';
import subgraph from './subgraph.js';

await serveSubgraph(subgraph);
