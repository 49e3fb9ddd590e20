import { createServer, type Server } from 'node:http';
import type { Metrics } from '../telemetry/metrics.js';
import { sendJson } from './api-answer.js';

/** Serves `GET /metrics` to whoever operates the platform, apart from the public port. It does not listen yet. */
export function createMetricsDoor({ registry }: Metrics): Server {
  return createServer((request, response) => {
    const path = (request.url ?? '/').split('?', 1)[0];
    if (path !== '/metrics' || request.method !== 'GET') {
      return sendJson(response, 404, { error: 'There is GET /metrics at this address.' });
    }
    registry.metrics().then(
      (text) => response.writeHead(200, { 'content-type': registry.contentType }).end(text),
      () => sendJson(response, 500, { error: 'The figures could not be collected.' }),
    );
  });
}
