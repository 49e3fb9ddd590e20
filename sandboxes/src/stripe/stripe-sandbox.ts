import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Executor } from './api/execute.js';
import { ApiFaults } from './api/faults.js';
import { passTime } from './billing/time-passing.js';
import { Control } from './control/control.js';
import { listenerFor } from './request-listener.js';
import { newWebhookEndpoint } from './resources/webhook-endpoints.js';
import { routes } from './routes.js';
import { Account } from './state/account.js';
import { Store } from './state/store.js';
import { Deliveries } from './webhooks/delivery.js';

export interface StripeSandboxOptions {
  /** Default: a free one. */
  readonly port?: number;
  /** Folder that keeps the account; without it everything is in memory. */
  readonly dataDir?: string;
  /** Default: a new one, `sk_test_sandbox…`. */
  readonly secretKey?: string;
  /** Default: a new one. */
  readonly webhookSecret?: string;
  /** Address that gets every event, signed with `webhookSecret`. More can be registered through the API. */
  readonly webhookUrl?: string;
  /** Pause before a webhook is sent again, doubled with each attempt. Default 500. */
  readonly webhookRetryBaseMs?: number;
}

/** A running stand-in for Stripe. */
export interface StripeSandbox {
  /** Origin of the API and of the hosted pages. */
  readonly url: string;
  readonly secretKey: string;
  readonly webhookSecret: string;
  /** For `new Stripe(secretKey, sdkOptions)`. */
  readonly sdkOptions: { readonly host: string; readonly port: number; readonly protocol: 'http' };
  readonly control: Control;
  /** Closes everything; what was told to `dataDir` is kept. */
  stop(): Promise<void>;
}

/** How often subscriptions are looked at by themselves. */
const tickMs = 5_000;

/** Registers the one endpoint of the options, in place of the one of an earlier start. */
function registerEndpoint(account: Account, url: string, secret: string): void {
  const before = account.store.note<string>('own-endpoint', 'id');
  const known = before ? account.store.get('webhook_endpoint', before) : undefined;
  if (known) {
    account.save({ ...known, url });
    account.store.putNote('webhook-secret', known.id, secret);
  } else {
    account.store.putNote(
      'own-endpoint',
      'id',
      newWebhookEndpoint(account, { url, secret, events: ['*'] }).id,
    );
  }
}

/** Starts a sandbox of Stripe on 127.0.0.1. Rejects when the port is taken or the folder cannot be used. */
export async function startStripeSandbox(options: StripeSandboxOptions = {}): Promise<StripeSandbox> {
  const secretKey = options.secretKey ?? `sk_test_sandbox${randomBytes(12).toString('hex')}`;
  const webhookSecret = options.webhookSecret ?? `whsec_${randomBytes(24).toString('hex')}`;
  const faults = new ApiFaults();
  const store = new Store(options.dataDir ?? null);
  const deliveries = new Deliveries(store, options.webhookRetryBaseMs ?? 500);
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port ?? 0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const account = new Account(store, `http://127.0.0.1:${port}`);
  const executor = new Executor(account, routes, secretKey);
  const control = new Control(account, faults, deliveries);
  server.on('request', listenerFor({ account, executor, control, deliveries, faults }));
  if (options.webhookUrl) registerEndpoint(account, options.webhookUrl, webhookSecret);
  const tick = setInterval(() => {
    store.transaction(() => passTime(account, account.now()));
    deliveries.wake();
  }, tickMs);
  tick.unref();
  deliveries.wake();
  return {
    url: account.origin,
    secretKey,
    webhookSecret,
    sdkOptions: { host: '127.0.0.1', port, protocol: 'http' },
    control,
    stop: async () => {
      clearInterval(tick);
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await Promise.all([closed, deliveries.stop()]);
      store.close();
    },
  };
}
