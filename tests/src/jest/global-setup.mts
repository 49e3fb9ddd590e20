import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { json } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { startPlatform, type Platform } from '@gatefold/scripts/supervisor';

declare global {
  /** Left by the global setup of Jest for its global teardown; the two files share nothing else. */
  var stopSharedPlatform: (() => Promise<void>) | undefined;
}

const options = { port: 0, quiet: true, databaseSettings: { fsync: 'off' } };
/** All that were made here. Who asks for one removes it after use; what is left goes with the run. */
const folders: string[] = [];
function newFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'gatefold-system-'));
  folders.push(folder);
  return folder;
}

/** The data folder of a platform that has started once and was stopped: what starts on a copy of it has nothing to set up. */
async function prepareFolder(): Promise<string> {
  const dataDir = newFolder();
  const platform = await startPlatform({ ...options, dataDir });
  await platform.stop();
  return dataDir;
}

/** With the owners of its files: PostgreSQL of root runs under another account, and refuses a folder that is not its own. */
async function copyOf(folder: string): Promise<string> {
  const dataDir = newFolder();
  await promisify(execFile)('cp', ['-a', `${folder}/.`, dataDir]);
  return dataDir;
}

/**
 * Offers to all test files of the run at `TEST_PLATFORM_HOST`: at `/folder`, the path of a new data folder in which nothing is left to
 * set up; at `/platform`, one platform, started by the first request with the settings in its body, which every answer names.
 * Here and not in a test file, since those share no memory, and share no process with workers.
 */
export default async function globalSetup(): Promise<void> {
  let prepared: Promise<string> | undefined;
  let started: Promise<Platform> | undefined;
  const folder = async (): Promise<string> => copyOf(await (prepared ??= prepareFolder()));
  const start = async (env: Record<string, string>): Promise<Platform> =>
    startPlatform({ ...options, dataDir: await folder(), env });
  const answers: Record<string, (body: Record<string, string>) => Promise<unknown>> = {
    '/folder': folder,
    '/platform': async (env) => {
      const { url, databaseAdminUrl, logs } = await (started ??= start(env));
      return { url, databaseAdminUrl, logs };
    },
  };
  const unknown = (): never => {
    throw new Error('There is no such thing here');
  };
  // A test file comes back to a connection whenever it likes.
  const host = createServer({ keepAliveTimeout: 0 }, (request, response) => {
    json(request)
      .then((body) => (answers[request.url ?? ''] ?? unknown)(body as Record<string, string>))
      .then(
        (answer) => response.end(JSON.stringify(answer)),
        (error: unknown) => response.writeHead(500).end(String(error)),
      );
  });
  await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve));
  process.env.TEST_PLATFORM_HOST = `http://127.0.0.1:${(host.address() as AddressInfo).port}`;
  globalThis.stopSharedPlatform = async () => {
    host.close();
    host.closeAllConnections();
    await (await started?.catch(() => undefined))?.stop();
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  };
}
