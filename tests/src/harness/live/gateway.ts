import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { eventually } from '@gatefold/runtime/testing';
import { freePort } from '@gatefold/sandboxes/process';

const root = path.resolve(import.meta.dirname, '../../../..');
/** The supergraph of the feed. */
export const feedSupergraphPath = path.resolve(
  import.meta.dirname,
  '../../../src/harness/live/supergraph.graphql',
);

/** How the process is run, where it matters. */
interface GatewayOptions {
  /** The file that it watches, with the fields of the feed. */
  readonly supergraphPath?: string;
  /** Arguments of Node before those of the gateway. */
  readonly nodeArgs?: readonly string[];
  /** More of its settings. */
  readonly env?: Readonly<Record<string, string>>;
}

/** A gateway of the feed as a process of its own. Needs a build. */
export class GatewayProcess {
  private child: ChildProcess | undefined;

  private constructor(
    readonly port: number,
    private readonly metricsPort: number,
    private readonly feedUrl: string,
    private readonly options: GatewayOptions,
  ) {}

  /** Resolves when it serves. */
  static async start(feedUrl: string, options: GatewayOptions = {}): Promise<GatewayProcess> {
    const gateway = new GatewayProcess(await freePort(), await freePort(), feedUrl, options);
    gateway.launch();
    await gateway.ready();
    return gateway;
  }

  /** Starts the process, on the port that it had before. */
  launch(): void {
    const main = path.join(root, 'gateway/dist/standalone/main.js');
    const { supergraphPath = feedSupergraphPath, nodeArgs = [] } = this.options;
    const args = ['--supergraph', supergraphPath, '--port', String(this.port), '--host', '127.0.0.1'];
    this.child = spawn(process.execPath, [...nodeArgs, main, ...args], {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: {
        PATH: process.env['PATH'],
        LOG_LEVEL: 'error',
        SUBGRAPH_URLS: `feed=${this.feedUrl}`,
        METRICS_PORT: String(this.metricsPort),
        ...this.options.env,
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

  /** Asks it to end; resolves to the exit code and the milliseconds that it took. */
  async terminate(): Promise<{ exitCode: number | null; ms: number }> {
    const { child } = this;
    if (!child) throw new Error('Not launched');
    const startedMs = performance.now();
    const exited = once(child, 'exit') as Promise<[number | null]>;
    child.kill('SIGTERM');
    const [exitCode] = await exited;
    return { exitCode, ms: performance.now() - startedMs };
  }

  get pid(): number {
    return this.child?.pid ?? 0;
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
