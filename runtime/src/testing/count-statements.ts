import pg from 'pg';

/** Statements that only frame a transaction; their number follows the number of transactions. */
const framing = /^\s*(begin|commit|rollback|start transaction|select set_config)/i;

/** The texts of the statements that this process sends to Postgres while `work` runs, framing left out. */
export async function statementsOf(work: () => Promise<unknown>): Promise<readonly string[]> {
  const { query } = pg.Client.prototype;
  const texts: string[] = [];
  const recording = function (this: pg.Client, ...args: Parameters<typeof query>): unknown {
    const [statement] = args as unknown[];
    const text =
      typeof statement === 'string' ? statement : (statement as { text?: string } | undefined)?.text;
    if (text && !framing.test(text)) texts.push(text);
    return Reflect.apply(query, this, args);
  };
  pg.Client.prototype.query = recording as typeof query;
  try {
    await work();
    return texts;
  } finally {
    pg.Client.prototype.query = query;
  }
}
