/** One process under supervision. */
export interface RunningProcess {
  readonly name: string;
  /** Changes with each restart; 0 in between. */
  readonly pid: number;
  /** True from its first answer on /ready until it ends. */
  readonly isReady: boolean;
  kill(signal: NodeJS.Signals): void;
  /** Ends it in order and starts it again on the same port. */
  restart(): Promise<void>;
}
