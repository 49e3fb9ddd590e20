import { generateKeyPairSync } from 'node:crypto';
import { startSubgraph } from '@gatefold/runtime/boot';
import { subgraphSettings } from '@gatefold/runtime/config';
import { identityHeader, service, signIdentity, type Actor } from '@gatefold/runtime/identity';
import { createLogger } from '@gatefold/runtime/logging';
import { z } from 'zod';
import { billingSettings } from '../settings.js';
import subgraph from '../subgraph.js';
import { publicUrl, type Billing } from './start-billing.js';

/** Billing over HTTP with its workers. */
export interface BillingServer {
  readonly origin: string;
  /** A signed identity for billing. */
  identify(actor?: Actor): Promise<Record<string, string>>;
  /** POSTs as the gateway does; `headers` come on top. */
  post(path: string, body: Buffer | string, headers?: Record<string, string>): Promise<Response>;
  stop(): Promise<void>;
}

/** Serves the database of `billing`, which looks into it. `settings` are given as texts. */
export async function startBillingServer(
  billing: Billing,
  settings: Readonly<Record<string, string>>,
): Promise<BillingServer> {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const running = await startSubgraph(
    subgraph,
    z.object({ ...subgraphSettings, ...billingSettings }).parse({
      PORT: '0',
      DATABASE_URL: billing.database.url,
      IDENTITY_PUBLIC_KEY: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
      PUBLIC_URL: publicUrl,
      ...settings,
    }),
    createLogger('billing', 'silent'),
  );
  const origin = `http://127.0.0.1:${running.port}`;
  const identify = async (actor: Actor = service('gateway')) => ({
    [identityHeader]: await signIdentity(privateKey, 'billing', actor),
  });
  return {
    origin,
    identify,
    post: async (path, body, headers = {}) =>
      fetch(`${origin}${path}`, {
        method: 'POST',
        body: new Uint8Array(Buffer.from(body)),
        headers: { 'content-type': 'application/json', ...(await identify()), ...headers },
      }),
    stop: () => running.stop(1_000),
  };
}
