import pg from 'pg';
import { endWhenSilent, WatchedClient } from '../postgres/index.js';
import { backoffMs } from './backoff.js';
import type { EventLog } from './event-log.js';
import { patientConnection } from './postgres-connection.js';
import { Wakeup } from './wakeup.js';

const reconnectBackoff = { baseMs: 50, capMs: 2_000 };

/**
 * Listens to channels on a connection of its own and reconnects for ever. `onNotify` is also called for every
 * channel after each (re)connect, because what was notified in between is lost; it must be a mere wake-up.
 */
export function listen(options: {
  readonly url: string;
  readonly channels: readonly string[];
  readonly onNotify: (channel: string) => void;
  readonly log: EventLog;
}): { stop(): Promise<void> } {
  const { url, channels, onNotify, log } = options;
  const pause = new Wakeup();
  let stopping = false;
  let current: WatchedClient | undefined;

  const listenOnce = async (onListening: () => void): Promise<void> => {
    const client = new WatchedClient({
      connectionString: url,
      application_name: 'gatefold-events-listen',
      ...patientConnection,
    });
    current = client;
    try {
      const ended = new Promise<unknown>((resolve) => {
        client.on('error', resolve);
        client.on('end', () => resolve(undefined));
      });
      await client.connect();
      client.on('notification', ({ channel }) => onNotify(channel));
      for (const channel of channels) await client.query(`listen ${pg.escapeIdentifier(channel)}`);
      endWhenSilent(client);
      onListening();
      for (const channel of channels) onNotify(channel);
      if (stopping) return;
      const reason = await ended;
      if (!stopping) log.warn({ err: reason, channels }, 'LISTEN connection lost; reconnecting');
    } finally {
      await client.end().catch(() => undefined);
    }
  };

  const run = async (): Promise<void> => {
    let failures = 0;
    while (!stopping) {
      await listenOnce(() => {
        failures = 0;
      }).catch((error: unknown) => {
        if (!stopping) log.warn({ err: error, channels }, 'LISTEN connection failed; reconnecting');
      });
      failures += 1;
      if (!stopping) await pause.wait(backoffMs(failures, reconnectBackoff));
    }
  };
  const ended = run();

  return {
    stop: async () => {
      stopping = true;
      pause.wake();
      await current?.end().catch(() => undefined);
      await ended;
    },
  };
}
