import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { networkOf } from '@gatefold/runtime/http';

/** Who downloads, as far as it can be told. */
export interface DownloadClient {
  /** Equal for requests of one network with one program. */
  readonly key: Buffer;
  readonly ip: string | null;
  readonly userAgent: string | null;
}

const userAgentLengthMax = 300;

/** The client of a request that the gateway passed on. */
export function clientOf({ headers }: Pick<IncomingMessage, 'headers'>): DownloadClient {
  const ip = typeof headers['x-forwarded-for'] === 'string' ? headers['x-forwarded-for'] : null;
  const userAgent = headers['user-agent']?.slice(0, userAgentLengthMax) ?? null;
  const key = createHash('sha256')
    .update(JSON.stringify([networkOf(ip ?? undefined) ?? ip, userAgent]))
    .digest();
  return { key, ip, userAgent };
}
