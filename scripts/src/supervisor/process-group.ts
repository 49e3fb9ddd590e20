import { join } from 'node:path';
import { Child } from './child.js';
import { environmentOf } from './definition.js';
import type { Messages } from './messages.js';
import { Problem, shortPath } from './problem.js';
import type { PlatformContext, ProcessDefinition } from './process-definition.js';

const readyTimeoutMs = 90_000;

/** Ends in a row, before a process has served once, after which waiting is pointless. */
const failuresMax = 6;

/** The child processes of one platform: started together, each kept alive, ended in order of their stages. */
export class ProcessGroup {
  private readonly children = new Map<ProcessDefinition, Child>();
  private isStopping = false;

  constructor(
    private readonly definitions: readonly ProcessDefinition[],
    private readonly messages: Messages,
    private readonly logs: string,
    private readonly options: {
      /** Longest pause before a process that has ended by itself is started again. Default 5000. */
      readonly restartDelayMaxMs: number | undefined;
      /** A process that has served before refuses its configuration now. */
      readonly onRefusal: (problem: Problem) => void;
    },
  ) {}

  get all(): readonly Child[] {
    return [...this.children.values()];
  }

  /** Starts every process and resolves when all of them serve. Throws a Problem as soon as one cannot. */
  async start(
    context: PlatformContext,
    portOf: (name: string) => number,
    overrides: Readonly<Record<string, string>>,
  ): Promise<void> {
    await Promise.all(
      this.definitions.map((definition) => {
        const env = environmentOf(definition, context, portOf(definition.name), overrides);
        return this.startOne(definition, context, env);
      }),
    );
  }

  private startOne(
    definition: ProcessDefinition,
    context: PlatformContext,
    env: Record<string, string | undefined>,
  ): Promise<void> {
    const { name, title, entry, stopTimeoutMs } = definition;
    const { messages } = this;
    const part = messages.report.part(title, 'starting');
    const logFile = join(this.logs, `${name}.log`);
    const readyUrl = `${context.originOf(name)}/ready`;
    return new Promise((resolve, reject) => {
      let hasServed = false;
      let failures = 0;
      const spec = {
        name,
        entry: join(context.root, entry),
        cwd: context.root,
        env,
        readyUrl,
        stopTimeoutMs,
        logFile,
        restartDelayMaxMs: this.options.restartDelayMaxMs,
      };
      const give = (how: string): void => {
        clearTimeout(deadline);
        part.fail('not started');
        const problem = new Problem(
          `${title} ${how}: ${child.lastWords || 'it said nothing'} (log: ${shortPath(logFile)})`,
        );
        reject(problem);
        if (hasServed) this.options.onRefusal(problem);
      };
      const child = new Child(spec, {
        line: (line) => messages.logLine(name, line),
        ready: (afterMs) => {
          clearTimeout(deadline);
          if (hasServed) messages.back(name, afterMs);
          else part.done(definition.isPublic ? context.publicUrl : 'ready');
          hasServed = true;
          resolve();
        },
        ended: (how, delayMs) => {
          if (this.isStopping) return;
          failures += 1;
          if (!hasServed && failures >= failuresMax) give(`ended ${failures} times while starting`);
          else messages.ended(name, how, delayMs);
        },
        refused: () => give('refuses its configuration'),
      });
      const deadline = setTimeout(
        () => give(`was not ready within ${readyTimeoutMs / 1000} s`),
        readyTimeoutMs,
      );
      deadline.unref();
      this.children.set(definition, child);
      child.start();
    });
  }

  /** Ends every process, stage by stage, each within its time. */
  async stop(): Promise<void> {
    this.isStopping = true;
    const stages = new Set(this.definitions.map(({ stopStage }) => stopStage));
    for (const stage of [...stages].sort((a, b) => a - b)) {
      const members = [...this.children].filter(([{ stopStage }]) => stopStage === stage);
      await Promise.all(members.map(([, child]) => child.stop()));
    }
    await Promise.all(this.all.map((child) => child.close()));
  }

  /** Ends every process at once. */
  kill(): void {
    this.isStopping = true;
    for (const child of this.all) child.end();
  }
}
