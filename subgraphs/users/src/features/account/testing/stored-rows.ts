import { service } from '@gatefold/runtime/identity';
import type { TestSubgraph } from '@gatefold/runtime/testing';

type Users = Pick<TestSubgraph<unknown>, 'as'>;

/** Runs one statement as the service, e.g. to let time pass in a row. */
export function runSql(users: Users, sql: string, params: readonly unknown[] = []) {
  return users.as(service('test')).transaction((tx) => tx.sql(sql, params));
}

/** Names and payloads of the events that were recorded about a person, oldest first. */
export async function eventsAbout(
  users: Users,
  userId: string,
): Promise<readonly { name: string; payload: unknown }[]> {
  const rows = await runSql(users, 'select name, payload from outbox where subject = $1 order by position', [
    userId,
  ]);
  return rows as unknown as readonly { name: string; payload: unknown }[];
}
