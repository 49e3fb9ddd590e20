import pg from 'pg';

/** Statements that only frame a transaction; their number follows the number of transactions. */
const framing = /^\s*(begin|commit|rollback|start transaction|select set_config)/i;

/** Texts of the SQL statements that this process sends to any database while `work` runs, in order, framing left out. */
export async function recordStatements(work: () => Promise<unknown>): Promise<readonly string[]> {
  const statements: string[] = [];
  const prototype = pg.Client.prototype as { query: (...args: unknown[]) => unknown };
  const original = prototype.query;
  prototype.query = function record(this: pg.Client, ...args: unknown[]) {
    const [first] = args;
    const text = typeof first === 'string' ? first : (first as { text?: string } | null)?.text;
    if (text && !framing.test(text)) statements.push(text);
    return original.apply(this, args);
  };
  try {
    await work();
  } finally {
    prototype.query = original;
  }
  return statements;
}
