import { events } from '@gatefold/schema';
import { service } from '@gatefold/runtime/identity';
import type { TestSubgraph } from '@gatefold/runtime/testing';

type Users = Pick<TestSubgraph<unknown>, 'as' | 'deliver' | 'runJobs'>;

/** Carries every recorded event to the handlers of users itself and runs every job that is due, until nothing is left. */
export async function settle(users: Users): Promise<void> {
  for (;;) {
    const rows = await users.as(service('test')).transaction((tx) =>
      tx.sql(
        `with taken as (update outbox set published_at = now() where published_at is null returning position, name, payload)
         select name, payload from taken order by position`,
      ),
    );
    if (rows.length === 0) break;
    for (const { name, payload } of rows) {
      const definition = events.get(name as string);
      if (definition) await users.deliver(definition, payload);
    }
  }
  await users.runJobs();
}
