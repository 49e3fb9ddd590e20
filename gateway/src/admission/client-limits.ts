import type { BlockList } from 'node:net';
import { isIPv4 } from 'node:net';
import { networkOf, plainAddress } from '@gatefold/runtime/http';
import type { GraphQLError } from 'graphql';
import { LRUCache } from 'lru-cache';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { gatewayError } from '../errors/gateway-error.js';

const windowSeconds = 60;

/** What a client may do, by its network: an IPv4 address or the /64 of an IPv6 one. */
export interface ClientLimitsOptions {
  readonly requestsPerMinute: number;
  readonly signInsPerMinute: number;
  /** Networks of our own processes, which speak for many. This machine always is. */
  readonly unlimited: BlockList;
}

/** What is left to a client in the present minute. */
export interface Allowance {
  readonly limit: number;
  readonly remaining: number;
  readonly resetSeconds: number;
}

/** How often clients may ask, in windows of a minute, counted in this process. */
export class ClientLimits {
  private readonly networks = new LRUCache<string, { readonly limited: string | undefined }>({ max: 10_000 });
  private readonly requests: RateLimiterMemory;
  private readonly signIns: RateLimiterMemory;

  constructor(private readonly options: ClientLimitsOptions) {
    const { requestsPerMinute, signInsPerMinute } = options;
    this.requests = new RateLimiterMemory({ points: requestsPerMinute, duration: windowSeconds });
    this.signIns = new RateLimiterMemory({ points: signInsPerMinute, duration: windowSeconds });
  }

  /** Under which name an address is limited; undefined when it is not, as for what no client asked. */
  networkOf(address: string | undefined): string | undefined {
    if (address === undefined) return undefined;
    let known = this.networks.get(address);
    if (!known) this.networks.set(address, (known = { limited: this.limitedNetworkOf(address) }));
    return known.limited;
  }

  /** Counts a request, whatever it asks. Throws `RATE_LIMITED` (429). */
  takeRequest(network: string): Promise<Allowance> {
    const { requestsPerMinute: limit } = this.options;
    return take(this.requests, network, 1, limit, `At most ${limit} requests a minute are answered.`);
  }

  /** Counts attempts to sign in, register or the like. Throws `RATE_LIMITED` (429). */
  takeSignIns(network: string, count: number): Promise<Allowance> {
    const { signInsPerMinute: limit } = this.options;
    return take(this.signIns, network, count, limit, `At most ${limit} sign-ins a minute are tried.`);
  }

  private limitedNetworkOf(address: string): string | undefined {
    const plain = plainAddress(address);
    if (this.options.unlimited.check(plain, isIPv4(plain) ? 'ipv4' : 'ipv6')) return undefined;
    return networkOf(plain);
  }
}

async function take(
  limiter: RateLimiterMemory,
  network: string,
  points: number,
  limit: number,
  message: string,
): Promise<Allowance> {
  try {
    const { remainingPoints, msBeforeNext } = await limiter.consume(network, points);
    return { limit, remaining: remainingPoints, resetSeconds: Math.ceil(msBeforeNext / 1_000) };
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error;
    throw tooMany(message, Math.max(1, Math.ceil(error.msBeforeNext / 1_000)));
  }
}

function tooMany(message: string, retryAfterSeconds: number): GraphQLError {
  return gatewayError('RATE_LIMITED', `${message} Try again in ${retryAfterSeconds} seconds.`, {
    status: 429,
    extensions: { retryAfterSeconds },
  });
}
