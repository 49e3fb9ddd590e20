import { Pool } from 'undici';
import { nextNumber } from './cases.mjs';
import { cpuUs, residentMib } from './process-figures.mjs';

const concurrency = 16;
const warmUpMs = 1_500;

/** A client of one gateway: 16 keep-alive connections, one request at a time on each. */
export class Client {
  #pool;

  constructor(origin) {
    this.#pool = new Pool(origin, { connections: concurrency, pipelining: 1, headersTimeout: 30_000 });
  }

  /** Sends the `number`-th request of a case; resolves to the answer's text. Rejects unless its status is 200. */
  async send(measured, number) {
    const { statusCode, body } = await this.#pool.request({
      path: '/graphql',
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        'x-case': measured.name,
      },
      body: JSON.stringify({ query: measured.queryOf(number) }),
    });
    const text = await body.text();
    if (statusCode !== 200 || text.startsWith('{"errors"'))
      throw new Error(`${statusCode}: ${text.slice(0, 500)}`);
    return text;
  }

  /** Sends `count` requests, 16 at a time; resolves to the milliseconds each one took. */
  async sendMany(measured, count) {
    const latenciesMs = [];
    let left = count;
    const worker = async () => {
      while (left-- > 0) {
        const startedMs = performance.now();
        await this.send(measured, nextNumber());
        latenciesMs.push(performance.now() - startedMs);
      }
    };
    await Promise.all(Array.from({ length: concurrency }, worker));
    return latenciesMs;
  }

  close() {
    return this.#pool.close();
  }
}

/** Sends requests of a case for 1.5 seconds, so that a fast gateway is compiled and warm too. */
export async function warmUp(gateway, measured) {
  const endMs = performance.now() + warmUpMs;
  while (performance.now() < endMs) await gateway.client.sendMany(measured, concurrency * 4);
}

/** Loads a gateway with all requests of a case; resolves to what one request cost, took and left in memory. */
export async function measure(gateway, measured) {
  await gateway.client.sendMany(measured, Math.ceil(measured.requests / 10));
  const cpuBeforeUs = cpuUs(gateway.pid);
  const startedMs = performance.now();
  const latenciesMs = await gateway.client.sendMany(measured, measured.requests);
  const elapsedMs = performance.now() - startedMs;
  const cpuPerRequestUs = (cpuUs(gateway.pid) - cpuBeforeUs) / measured.requests;
  latenciesMs.sort((a, b) => a - b);
  const quantile = (share) =>
    latenciesMs[Math.min(latenciesMs.length - 1, Math.floor(latenciesMs.length * share))];
  return {
    cpuPerRequestUs,
    requestsPerSecond: (measured.requests * 1_000) / elapsedMs,
    p50Ms: quantile(0.5),
    p99Ms: quantile(0.99),
    rssMib: residentMib(gateway.pid),
  };
}
