import type { Registry } from 'prom-client';
import type { HttpRoute } from '../http/index.js';

/** `GET /metrics` in Prometheus' format; the port of a subgraph is reached by the platform and its operator alone. */
export function metricsRoute(figures: Registry): HttpRoute {
  return {
    method: 'GET',
    path: '/metrics',
    handle: async (_request, response) => {
      const text = await figures.metrics();
      response.writeHead(200, { 'content-type': figures.contentType }).end(text);
    },
  };
}
