import type { Messages } from './messages.js';
import type { ProcessDefinition } from './process-definition.js';

/** How to start a platform. */
export interface PlatformOptions {
  /** Public port; 0 picks a free one. */
  port: number;
  /** Address that the public port listens on. Default 127.0.0.1. */
  host?: string;
  /** Everything that the platform keeps: secrets, data, logs. */
  dataDir: string;
  /** An existing PostgreSQL with the right to create roles; without it one is started in `dataDir`. One platform for each server. */
  databaseUrl?: string;
  /** `-c` options of the PostgreSQL that is started, e.g. `{ fsync: 'off' }`. */
  databaseSettings?: Readonly<Record<string, string | number>>;
  /** No output, whatever `messages` is. */
  quiet?: boolean;
  /** Where to show progress and events. Default: nowhere. */
  messages?: Messages;
  /** Create the demo person through the public API. Default false. */
  seed?: boolean;
  /** Settings added to every process. */
  env?: Readonly<Record<string, string>>;
  /** Default: the processes of gatefold. */
  definitions?: readonly ProcessDefinition[];
  /** Longest pause, in milliseconds, before a process that has ended by itself is started again. Default 5000. */
  restartDelayMaxMs?: number;
}
