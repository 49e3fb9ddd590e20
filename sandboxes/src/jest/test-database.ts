import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeCluster, startPostgres } from '../postgres/index.js';
import { isAlive } from '../process/index.js';

declare global {
  /** Left by the global setup of Jest for its global teardown; the two files share nothing else. */
  var stopTestDatabase: (() => Promise<void>) | undefined;
}

const settings = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: 300 };
const prefix = 'gatefold-tests-';

/** Removes what earlier runs left that were killed; their folders carry the id of their process. */
function removeLeftovers(): void {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(prefix))) {
    if (!isAlive(Number(name.slice(prefix.length)))) removeCluster(join(tmpdir(), name));
  }
}

/** Starts a PostgreSQL that forgets everything, and gives the address of its superuser. It ends with this process at the latest. */
export async function startTestDatabase(): Promise<string> {
  removeLeftovers();
  const dataDir = join(tmpdir(), `${prefix}${process.pid}`);
  const server = await startPostgres({ dataDir, settings });
  globalThis.stopTestDatabase = async () => {
    await server.stop();
    removeCluster(dataDir);
  };
  return server.url;
}
