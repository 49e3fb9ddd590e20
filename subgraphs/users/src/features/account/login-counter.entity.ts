/** What a counter holds, with ages in seconds by the database's clock. */
export interface LoginCounter {
  readonly attempts: number;
  readonly secondsSinceLast: number;
  readonly secondsToForget: number;
}
