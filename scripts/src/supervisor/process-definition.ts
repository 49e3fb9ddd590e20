import type { DemoLogins } from './demo-logins.js';
import type { Secrets } from './secrets.js';

export type Environment = Readonly<Record<string, string | undefined>>;

/** What a process may need to know about the platform that it is started in. */
export interface PlatformContext extends DemoLogins {
  /** Root of the repository. */
  readonly root: string;
  /** Address that only the public process listens on; the others use 127.0.0.1. */
  readonly host: string;
  /** Origin under which people reach the platform, without a slash at its end. */
  readonly publicUrl: string;
  /** Everything that the platform keeps. */
  readonly dataDir: string;
  /** File with the composed supergraph. */
  readonly supergraphPath: string;
  /** The caller's environment with what the caller overrides. */
  readonly env: Environment;
  readonly secrets: Secrets;
  /** Address of the database with the right to create roles and schemas. */
  readonly databaseAdminUrl: string;
  /** Address of the database for the role `gatefold_<name>`. */
  databaseUrlOf(name: string): string;
  /** Origin of another process on this machine. */
  originOf(name: string): string;
  /** Port of a process, or one of its further {@link ProcessDefinition.ports}. */
  portOf(name: string): number;
  /** Whether the platform has this process. */
  has(name: string): boolean;
}

/** One process of the platform. The list of these is data, so that a test can supervise its own. */
export interface ProcessDefinition {
  /** Unique; names the log file. */
  readonly name: string;
  /** For the terminal. */
  readonly title: string;
  /** Compiled or bundled script below the root of the repository. */
  readonly entry: string;
  /** Folders below the root; `npm run dev` restarts the process when compiled code in one of them changes. Empty for the bundled web. */
  readonly code: readonly string[];
  /** Names of further ports that it listens on. */
  readonly ports?: readonly string[];
  /** Processes of a lower stage are stopped, and have ended, before those of a higher one. */
  readonly stopStage: number;
  /** Milliseconds to end after SIGTERM before SIGKILL. */
  readonly stopTimeoutMs: number;
  /** True for the one process that listens on the public port. */
  readonly isPublic?: boolean;
  /** Settings beyond HOST, PORT and what the caller's environment holds. */
  readonly env: (context: PlatformContext) => Record<string, string>;
}
