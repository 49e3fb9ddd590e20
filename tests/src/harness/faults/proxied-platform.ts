import { TcpProxy } from '@gatefold/runtime/testing';
import { definitionsFor, subgraphNames } from '@gatefold/scripts/supervisor';
import { startTestPlatform, type TestPlatform } from '../platform.js';
import { FaultProxy } from './fault-proxy.js';

export type SubgraphName = (typeof subgraphNames)[number];

/** A platform with a proxy in front of each subgraph, for the gateway, and of the database, for all subgraphs. */
export interface ProxiedPlatform extends TestPlatform {
  readonly before: Readonly<Record<SubgraphName, FaultProxy>>;
  readonly beforeDatabase: TcpProxy;
}

/** Starts it; a process that ends is started again at once. */
export async function startProxiedPlatform(): Promise<ProxiedPlatform> {
  const proxies = await Promise.all(
    subgraphNames.map(async (name) => [name, await new FaultProxy().start()] as const),
  );
  const before = Object.fromEntries(proxies) as Record<SubgraphName, FaultProxy>;
  const beforeDatabase = await new TcpProxy().start();
  const all = definitionsFor({ host: '127.0.0.1', publicUrl: 'http://localhost', env: process.env });
  const definitions = all.map((definition) => ({
    ...definition,
    env: (context: Parameters<typeof definition.env>[0]) => {
      const own = definition.env(context);
      for (const name of subgraphNames) before[name].target.port = context.portOf(name);
      if (own['DATABASE_URL']) {
        const url = new URL(own['DATABASE_URL']);
        beforeDatabase.target = { host: url.hostname, port: Number(url.port) };
        url.host = `127.0.0.1:${beforeDatabase.port}`;
        return { ...own, DATABASE_URL: url.href };
      }
      if (!own['SUBGRAPH_URLS']) return own;
      const urls = subgraphNames.map((name) => `${name}=http://127.0.0.1:${before[name].port}/graphql`);
      return { ...own, SUBGRAPH_URLS: urls.join(',') };
    },
  }));
  const platform = await startTestPlatform({}, 100, definitions);
  return Object.assign(Object.create(platform) as TestPlatform, {
    before,
    beforeDatabase,
    stop: async () => {
      await platform.stop();
      for (const proxy of [...Object.values(before), beforeDatabase]) proxy.stop();
    },
  });
}
