import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { json } from 'node:stream/consumers';
import { startPlatform, type Platform } from '@gatefold/scripts/supervisor';

declare global {
  /** Left by the global setup of Jest for its global teardown; the two files share nothing else. */
  var stopSharedPlatform: (() => Promise<void>) | undefined;
}

/**
 * Offers one platform to all test files of the run at `TEST_PLATFORM_HOST`: it is started by the first request, with the settings in
 * its body, and every answer names it. Here and not in a test file, since those share no memory, and share no process with workers.
 */
export default async function globalSetup(): Promise<void> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'gatefold-system-'));
  let started: Promise<Platform> | undefined;
  // A test file comes back to a connection whenever it likes.
  const host = createServer({ keepAliveTimeout: 0 }, (request, response) => {
    const options = { port: 0, dataDir, quiet: true, databaseSettings: { fsync: 'off' } };
    const start = async (): Promise<Platform> =>
      startPlatform({ ...options, env: (await json(request)) as Record<string, string> });
    (started ??= start()).then(
      ({ url, databaseAdminUrl, logs }) => response.end(JSON.stringify({ url, databaseAdminUrl, logs })),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve));
  process.env.TEST_PLATFORM_HOST = `http://127.0.0.1:${(host.address() as AddressInfo).port}`;
  globalThis.stopSharedPlatform = async () => {
    host.close();
    host.closeAllConnections();
    await (await started?.catch(() => undefined))?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  };
}
