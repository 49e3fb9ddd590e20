/** Runs one statement with `$1` placeholders and returns its rows; throws what the database throws. */
export type SqlExecutor = (
  sql: string,
  params?: readonly unknown[],
) => Promise<readonly Record<string, unknown>[]>;
