import type { Logger } from '@gatefold/runtime/logging';
import {
  createLocalJWKSet,
  errors,
  type CryptoKey,
  type JSONWebKeySet,
  type JWSHeaderParameters,
} from 'jose';
import { gatewayError } from '../errors/gateway-error.js';

export interface AccessKeysOptions {
  /** Reads the key set of users; rejects when it cannot. */
  readonly fetchKeys: () => Promise<JSONWebKeySet>;
  readonly log: Logger;
  /** Least time between two reads that unknown key ids cause. */
  readonly coolDownMs?: number;
  /** Age at which the set is read again, so that a withdrawn key stops working. */
  readonly refreshMs?: number;
  readonly now?: () => number;
}

/**
 * Public keys of access tokens: read once, again for an unknown key id (at most once a cool-down) and when old.
 * The last good set keeps working while users cannot be reached.
 */
export class AccessKeys {
  private keys: ReturnType<typeof createLocalJWKSet> | undefined;
  private reading: Promise<void> | undefined;
  private triedAtMs = -Infinity;
  private readAtMs = -Infinity;

  constructor(private readonly options: AccessKeysOptions) {}

  /** The key for a token header. Rejects with a JOSE error when no known key fits. */
  async find(header: JWSHeaderParameters): Promise<CryptoKey> {
    if (typeof header.kid !== 'string') throw new errors.JWKSNoMatchingKey();
    if (!this.keys) await this.read();
    if (!this.keys)
      throw gatewayError('UPSTREAM_UNAVAILABLE', 'Sign-in cannot be checked right now.', { status: 503 });
    if (this.now() - this.readAtMs > (this.options.refreshMs ?? 300_000)) void this.readOncePerCoolDown();
    const wanted = { kid: header.kid, alg: 'ES256' } as const;
    try {
      return await this.keys(wanted);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
      await this.readOncePerCoolDown();
      return await this.keys(wanted);
    }
  }

  private async readOncePerCoolDown(): Promise<void> {
    if (this.reading || this.now() - this.triedAtMs >= (this.options.coolDownMs ?? 5_000)) await this.read();
  }

  private read(): Promise<void> {
    this.reading ??= this.readNow().finally(() => {
      this.reading = undefined;
    });
    return this.reading;
  }

  private async readNow(): Promise<void> {
    this.triedAtMs = this.now();
    try {
      this.keys = createLocalJWKSet(await this.options.fetchKeys());
      this.readAtMs = this.now();
    } catch (error) {
      this.options.log.warn({ err: error }, 'access_keys_not_read');
    }
  }

  private now(): number {
    return (this.options.now ?? Date.now)();
  }
}
