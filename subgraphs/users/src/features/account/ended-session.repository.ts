import type { Transaction } from '@gatefold/runtime/database';
import type { LiveTopic } from '@gatefold/runtime/live';
import { accessTokenLifetimeSeconds } from '../../services/access-tokens.js';

/** Signalled with the uuid of each session that was ended before its time. */
export const endedSessionTopic: LiveTopic = { name: 'ended-session' };

/** Clocks of gateways may be so far behind that of the database. */
const clockSkewSeconds = 60;
/** From its end on, a session may have a valid access token for so long. */
const rememberedSeconds = accessTokenLifetimeSeconds + clockSkewSeconds;

export async function rememberEndedSessions(tx: Transaction, ids: readonly string[]): Promise<void> {
  await tx.sql(
    `insert into ended_session (id, ended_at) select unnest($1::uuid[]), now() on conflict (id) do nothing`,
    [ids],
  );
}

/** uuids of the ended sessions of which an access token may be valid, the oldest end first. */
export async function listEndedSessions(tx: Transaction): Promise<readonly string[]> {
  const rows = await tx.sql(
    'select id from ended_session where ended_at > now() - make_interval(secs => $1) order by ended_at',
    [rememberedSeconds],
  );
  return rows.map(({ id }) => id as string);
}

/** Removes those whose access tokens have all expired. */
export async function forgetEndedSessions(tx: Transaction): Promise<void> {
  await tx.sql('delete from ended_session where ended_at <= now() - make_interval(secs => $1)', [
    rememberedSeconds,
  ]);
}
