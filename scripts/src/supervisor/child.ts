import { spawn, type ChildProcess } from 'node:child_process';
import { get } from 'node:http';
import { createInterface } from 'node:readline';
import { endWithParent } from '@gatefold/sandboxes/process';
import { Backoff } from './backoff.js';
import { LogFile } from './log-file.js';
import { tellingLine } from './log-lines.js';

/** Exit code of a process whose configuration is wrong: starting it again would change nothing. */
const configurationExitCode = 78;

export interface ChildSpec {
  readonly name: string;
  readonly entry: string;
  readonly cwd: string;
  readonly env: Record<string, string | undefined>;
  /** Answers 200 when the process serves. */
  readonly readyUrl: string;
  readonly stopTimeoutMs: number;
  readonly logFile: string;
  /** Longest pause before it is started again. Default 5 s. */
  readonly restartDelayMaxMs?: number | undefined;
}

export interface ChildListener {
  line(line: string): void;
  /** It serves, `afterMs` after it was started. */
  ready(afterMs: number): void;
  /** It ended without being asked and is started again after `delayMs`. */
  ended(how: string, delayMs: number): void;
  /** It says that its configuration is wrong; it is not started again. */
  refused(): void;
}

/** To ask twice as often takes a sixteenth of a start on two cores. */
const readyPollMs = 150;
const readyTimeoutMs = 2_000;

/** Whether this address answers 200. While processes start most questions are refused, which costs `fetch` ten times as much. */
function answersOk(url: string): Promise<boolean> {
  return new Promise((resolve) => {
    const request = get(url, { agent: false, timeout: readyTimeoutMs }, (response) => {
      response.resume();
      resolve(response.statusCode === 200);
    });
    request.on('timeout', () => request.destroy());
    request.on('error', () => resolve(false));
  });
}

/** A process that is kept alive: started again whenever it ends, with growing pauses, until it is stopped. */
export class Child {
  private process: ChildProcess | null = null;
  private readonly backoff: Backoff;
  private readonly log: LogFile;
  private isWanted = false;
  private retry: NodeJS.Timeout | null = null;
  private ended: Promise<void> = Promise.resolve();
  /** The last lines of this life, newest last. */
  private lines: string[] = [];
  isReady = false;

  constructor(
    readonly spec: ChildSpec,
    private readonly listener: ChildListener,
  ) {
    this.log = new LogFile(spec.logFile);
    this.backoff = new Backoff(spec.restartDelayMaxMs);
  }

  /** Id of the process now running, 0 between two lives. */
  get pid(): number {
    return this.process?.pid ?? 0;
  }

  /** What it said last, in one line; '' when it said nothing. */
  get lastWords(): string {
    return tellingLine(this.lines);
  }

  start(): void {
    this.isWanted = true;
    const startedAt = performance.now();
    this.lines = [];
    const child = spawn(process.execPath, ['--enable-source-maps', this.spec.entry], {
      cwd: this.spec.cwd,
      env: this.spec.env,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.process = child;
    const release = child.pid ? endWithParent(child.pid, 'TERM') : () => undefined;
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => this.take(line));
    }
    this.ended = new Promise((resolve) => {
      child.once('error', (error) => this.take(error.message));
      child.once('close', (code, signal) => {
        release();
        this.process = null;
        this.isReady = false;
        resolve();
        this.afterEnd(code, signal, performance.now() - startedAt);
      });
    });
    void this.awaitReady(child, startedAt);
  }

  private take(line: string): void {
    this.log.write(line);
    if (line.trim() !== '') this.lines = [...this.lines.slice(-19), line];
    this.listener.line(line);
  }

  private afterEnd(code: number | null, signal: NodeJS.Signals | null, livedMs: number): void {
    if (!this.isWanted) return;
    if (code === configurationExitCode) {
      this.isWanted = false;
      this.listener.refused();
      return;
    }
    const delayMs = this.backoff.nextDelayMs(livedMs);
    this.listener.ended(signal ? `was ended by ${signal}` : `ended with exit code ${code}`, delayMs);
    this.retry = setTimeout(() => this.start(), delayMs);
  }

  private async awaitReady(child: ChildProcess, startedAt: number): Promise<void> {
    while (this.process === child) {
      const isReady = await answersOk(this.spec.readyUrl);
      if (isReady && this.process === child) {
        this.isReady = true;
        this.listener.ready(performance.now() - startedAt);
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, readyPollMs));
    }
  }

  kill(signal: NodeJS.Signals): void {
    this.process?.kill(signal);
  }

  /** Ends the process: SIGTERM, and SIGKILL when it takes longer than its time. */
  async stop(): Promise<void> {
    this.isWanted = false;
    if (this.retry) clearTimeout(this.retry);
    if (this.process) {
      const child = this.process;
      child.kill('SIGTERM');
      const forced = setTimeout(() => child.kill('SIGKILL'), this.spec.stopTimeoutMs);
      await this.ended;
      clearTimeout(forced);
    }
  }

  /** Ends the process in order and starts it again. */
  async restart(): Promise<void> {
    await this.stop();
    this.start();
  }

  /** Ends the process at once and for good. */
  end(): void {
    this.isWanted = false;
    if (this.retry) clearTimeout(this.retry);
    this.kill('SIGKILL');
  }

  /** Closes the log; the child must have been stopped. */
  close(): Promise<void> {
    return this.log.close();
  }
}
