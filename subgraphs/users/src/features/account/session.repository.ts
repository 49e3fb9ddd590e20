import type { Transaction } from '@gatefold/runtime/database';
import { endedSessionTopic, rememberEndedSessions } from './ended-session.repository.js';

/** How long a session lives. */
export interface SessionLifetime {
  readonly idleDays: number;
  readonly absoluteDays: number;
}

/** A session that no other transaction can change before this one ends. */
export interface LockedSession {
  readonly id: string;
  readonly accountId: string;
  readonly hasEnded: boolean;
}

/** `current` can be traded; `justRotated` was traded a moment ago; `rotated` was traded before and now used again. */
export type TokenState = 'current' | 'justRotated' | 'rotated' | 'unknown';

/** Starts a session with its first token. Answers the seconds until it ends without a refresh. */
export async function insertSession(
  tx: Transaction,
  session: { id: string; accountId: string; tokenHash: Buffer },
  lifetime: SessionLifetime,
): Promise<number> {
  const [row] = await tx.sql(
    `insert into session (id, account_id, created_at, idle_ends_at, ends_at)
     values ($1, $2, now(), now() + make_interval(days => least($3::integer, $4::integer)),
       now() + make_interval(days => $4::integer))
     returning extract(epoch from idle_ends_at - now())::integer as "seconds"`,
    [session.id, session.accountId, lifetime.idleDays, lifetime.absoluteDays],
  );
  await insertToken(tx, session.id, session.tokenHash);
  return row?.['seconds'] as number;
}

/** The session of a token. Everybody locks the session first and tokens after it, so nobody deadlocks. */
export async function lockSession(tx: Transaction, tokenHash: Buffer): Promise<LockedSession | undefined> {
  const [row] = await tx.sql(
    `select id, account_id as "accountId", (idle_ends_at <= now() or ends_at <= now()) as "hasEnded"
     from session where id = (select session_id from refresh_token where hash = $1) for update`,
    [tokenHash],
  );
  return row as unknown as LockedSession | undefined;
}

/** The session of a token that could be traded now. */
export async function findLiveSession(
  tx: Transaction,
  tokenHash: Buffer,
): Promise<{ readonly id: string; readonly accountId: string } | undefined> {
  const [row] = await tx.sql(
    `select s.id, s.account_id as "accountId" from session s join refresh_token t on t.session_id = s.id
     where t.hash = $1 and t.rotated_at is null and s.idle_ends_at > now() and s.ends_at > now()`,
    [tokenHash],
  );
  return row as unknown as { id: string; accountId: string } | undefined;
}

/** Read after {@link lockSession}, so that it is the outcome of whoever was faster. */
export async function readTokenState(
  tx: Transaction,
  tokenHash: Buffer,
  graceSeconds: number,
): Promise<TokenState> {
  const [row] = await tx.sql(
    `select case when rotated_at is null then 'current'
       when rotated_at > now() - make_interval(secs => $2) then 'justRotated' else 'rotated' end as state
     from refresh_token where hash = $1`,
    [tokenHash, graceSeconds],
  );
  return (row?.['state'] as TokenState | undefined) ?? 'unknown';
}

/** Trades a token for its successor. Answers the seconds until the session ends without another refresh. */
export async function rotateToken(
  tx: Transaction,
  sessionId: string,
  tokens: { oldHash: Buffer; newHash: Buffer },
  lifetime: SessionLifetime,
): Promise<number> {
  await tx.sql('update refresh_token set rotated_at = now() where hash = $1', [tokens.oldHash]);
  await insertToken(tx, sessionId, tokens.newHash);
  const [row] = await tx.sql(
    `update session set idle_ends_at = least(ends_at, now() + make_interval(days => $2::integer)) where id = $1
     returning extract(epoch from idle_ends_at - now())::integer as "seconds"`,
    [sessionId, lifetime.idleDays],
  );
  return row?.['seconds'] as number;
}

/** Ends a session and with it every token of its family. False when it had ended before. */
export async function deleteSession(tx: Transaction, id: string): Promise<boolean> {
  const ended = await announceEnd(tx, await tx.sql('delete from session where id = $1 returning id', [id]));
  return ended > 0;
}

export async function deleteSessionsOf(tx: Transaction, accountId: string): Promise<void> {
  await announceEnd(tx, await tx.sql('delete from session where account_id = $1 returning id', [accountId]));
}

/** Removes what ended by time. Nobody is told: no access token outlives its session by more than its own few minutes. */
export async function deleteExpiredSessions(tx: Transaction): Promise<void> {
  await tx.sql('delete from session where idle_ends_at <= now() or ends_at <= now()');
}

async function insertToken(tx: Transaction, sessionId: string, hash: Buffer): Promise<void> {
  await tx.sql('insert into refresh_token (hash, session_id, created_at) values ($1, $2, now())', [
    hash,
    sessionId,
  ]);
}

/** Remembers that sessions were ended before their time, and tells the gateways when the transaction commits. */
async function announceEnd(tx: Transaction, rows: readonly Record<string, unknown>[]): Promise<number> {
  const ids = rows.map(({ id }) => id as string);
  if (ids.length > 0) await rememberEndedSessions(tx, ids);
  for (const id of ids) await tx.signal(endedSessionTopic, id);
  return ids.length;
}
