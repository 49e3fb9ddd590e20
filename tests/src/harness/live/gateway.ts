import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { eventually } from '@gatefold/runtime/testing';

const root = path.resolve(import.meta.dirname, '../../../..');
const supergraphPath = path.join(import.meta.dirname, 'supergraph.graphql');

/** A gateway of the feed as a process of its own. Needs a build. */
export class GatewayProcess {
  private child: ChildProcess | undefined;

  private constructor(
    readonly port: number,
    private readonly metricsPort: number,
    private readonly feedUrl: string,
  ) {}

  /** Resolves when it serves. */
  static async start(feedUrl: string): Promise<GatewayProcess> {
    const gateway = new GatewayProcess(await freePort(), await freePort(), feedUrl);
    gateway.launch();
    await gateway.ready();
    return gateway;
  }

  /** Starts the process, on the port that it had before. */
  launch(): void {
    const main = path.join(root, 'gateway/dist/standalone/main.js');
    const args = ['--supergraph', supergraphPath, '--port', String(this.port), '--host', '127.0.0.1'];
    this.child = spawn(process.execPath, [main, ...args], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: {
        PATH: process.env['PATH'],
        LOG_LEVEL: 'error',
        SUBGRAPH_URLS: `feed=${this.feedUrl}`,
        METRICS_PORT: String(this.metricsPort),
      },
    });
  }

  /** Resolves when it serves. */
  async ready(): Promise<void> {
    const isServing = () =>
      fetch(`http://127.0.0.1:${this.port}/health`).then(
        ({ ok }) => ok,
        () => false,
      );
    await eventually(async () => ((await isServing()) ? true : undefined), 20_000);
  }

  /** Resolves when the process is dead by SIGKILL. */
  async kill(): Promise<void> {
    const { child } = this;
    if (!child || !this.isAlive) return;
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
  }

  get isAlive(): boolean {
    return this.child !== undefined && this.child.exitCode === null && this.child.signalCode === null;
  }

  /** One of its metrics, e.g. `gatefold_sockets`. */
  async metric(name: string): Promise<number> {
    const text = await (await fetch(`http://127.0.0.1:${this.metricsPort}/metrics`)).text();
    return Number(new RegExp(`^${name} (\\d+)`, 'm').exec(text)?.[1]);
  }

  /** Resident memory in MiB. */
  residentMib(): number {
    return this.process('rss') / 1_024;
  }

  /** CPU time so far. */
  cpuSeconds(): number {
    return this.process('cputimes');
  }

  private process(figure: string): number {
    return Number(execFileSync('ps', ['-o', `${figure}=`, '-p', String(this.child?.pid)]).toString());
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
