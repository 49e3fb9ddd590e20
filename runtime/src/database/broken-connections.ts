import type pg from 'pg';

/**
 * Gives the places of broken connections back to their pool when their holders do not: Kysely keeps a connection whose
 * `begin`, `commit` or `rollback` failed, so that a pool would be used up by as many losses as it has places.
 */
export function giveBackBrokenConnections(pool: pg.Pool): void {
  const held = new Set<pg.PoolClient>();
  pool.on('acquire', (client) => held.add(client));
  pool.on('release', (_error, client) => held.delete(client));
  pool.on('connect', (client) => {
    client.on('end', () => {
      // After a holder who does.
      setImmediate(() => {
        if (!held.has(client)) return;
        client.release(true);
        // The holder may be late, and pg-pool throws when a connection comes back twice.
        client.release = () => undefined;
      });
    });
  });
}
