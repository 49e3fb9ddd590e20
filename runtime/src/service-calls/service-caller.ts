import type { KeyObject } from 'node:crypto';
import { Pool } from 'undici';
import { z } from 'zod';
import { identityHeader, identityLifetimeSeconds, signServiceIdentity } from '../identity/index.js';

/** The called subgraph cannot be reached, does not answer in time or refuses the caller. */
export class ServiceUnavailableError extends Error {
  override readonly name = 'ServiceUnavailableError';
}

export interface ServiceCallerOptions {
  /** Name of the calling service; the called subgraph knows its public key under it. */
  readonly name: string;
  /** Name of the called subgraph. */
  readonly audience: string;
  /** Address of its GraphQL endpoint. */
  readonly url: string;
  /** Ed25519 key of the calling service. */
  readonly privateKey: KeyObject;
  /** For one call, its second attempt included. */
  readonly timeoutMs: number;
}

/** Calls internal operations of one other subgraph, in the name of this service and never of a person. */
export interface ServiceCaller {
  /**
   * Data of an operation, which must be idempotent: it is sent once more when the connection breaks. Rejects with
   * {@link ServiceUnavailableError} when there is no answer, and with an Error when the answer holds errors.
   */
  call(query: string, variables: object, requestId: string | undefined): Promise<Record<string, unknown>>;
  close(): Promise<void>;
}

const connectionsMax = 32;
/** A token is made anew when less than half of its life is left. */
const tokenUsedMs = (identityLifetimeSeconds * 1_000) / 2;

const answer = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z.array(z.object({ message: z.string() })).optional(),
});

/** A caller with connections that are kept open. */
export function createServiceCaller(options: ServiceCallerOptions): ServiceCaller {
  const { origin, pathname } = new URL(options.url);
  const pool = new Pool(origin, { connections: connectionsMax, connect: { timeout: options.timeoutMs } });
  const token = rememberedToken(options);

  const send = async (body: string, requestId: string | undefined, signal: AbortSignal): Promise<unknown> => {
    const { statusCode, body: reply } = await pool.request({
      method: 'POST',
      path: pathname,
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        [identityHeader]: await token(),
        ...(requestId ? { 'x-request-id': requestId } : {}),
      },
      body,
      signal,
    });
    if (statusCode === 200) return reply.json();
    await reply.dump();
    throw new ServiceUnavailableError(`${options.audience} answered with status ${statusCode}`);
  };

  return {
    call: async (query, variables, requestId) => {
      const body = JSON.stringify({ query, variables });
      const signal = AbortSignal.timeout(options.timeoutMs);
      const attempt = (): Promise<unknown> => send(body, requestId, signal);
      const reply = await attempt()
        .catch((error: unknown) => {
          if (signal.aborted || error instanceof ServiceUnavailableError) throw error;
          return attempt();
        })
        .catch((error: unknown) => {
          if (error instanceof ServiceUnavailableError) throw error;
          throw new ServiceUnavailableError(`${options.audience} does not answer`, { cause: error });
        });
      const { data, errors } = answer.parse(reply);
      if (errors?.[0] || !data) throw new Error(`${options.audience}: ${errors?.[0]?.message ?? 'no data'}`);
      return data;
    },
    close: () => pool.close(),
  };
}

function rememberedToken({ privateKey, audience, name }: ServiceCallerOptions): () => Promise<string> {
  let token: Promise<string> | undefined;
  let madeAtMs = 0;
  return () => {
    if (!token || Date.now() - madeAtMs > tokenUsedMs) {
      token = signServiceIdentity(privateKey, audience, name);
      madeAtMs = Date.now();
    }
    return token;
  };
}
