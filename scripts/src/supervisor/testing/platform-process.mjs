import { startPlatform } from '../../../dist/supervisor/index.js';

/**
 * A platform in a process of its own, which a test may kill. Arguments: data folder, address of a database. Prints the ids of its
 * processes, in JSON, once they serve.
 */
const [dataDir, databaseUrl] = process.argv.slice(2);
const definition = (name, stopStage) => ({
  name,
  title: name,
  entry: 'scripts/src/supervisor/testing/fixture.mjs',
  code: [],
  stopStage,
  stopTimeoutMs: 3_000,
  isPublic: name === 'door',
  env: () => ({ FIXTURE_NAME: name, FIXTURE_TRACE: `${dataDir}.trace` }),
});
const definitions = [definition('inner', 1), definition('door', 0)];
const { processes } = await startPlatform({ port: 0, dataDir, databaseUrl, definitions });
console.log(JSON.stringify(processes.map(({ pid }) => pid)));
