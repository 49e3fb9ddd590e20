import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { anonymous, service } from '@gatefold/runtime/identity';
import { startTestSubgraph, type TestSubgraph } from '@gatefold/runtime/testing';
import { pino } from 'pino';
import type { UsersServices } from '../../services/index.js';
import subgraph from '../../subgraph.js';
import { lineUp } from '../../testing/line-up.js';
import { testSettings } from '../../testing/test-settings.js';
import { removeExpiredSessionsJob } from './jobs/remove-expired-sessions.js';
import { logIn, refresh, registerMember, sessionOf } from './testing/person.factory.js';
import { runSql } from './testing/stored-rows.js';
import { refreshSession } from './use-cases/refresh-session.js';

const cleared = ['gf_refresh=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax; Secure'];

jest.setTimeout(30_000);

let users: TestSubgraph<UsersServices>;
beforeAll(async () => {
  users = await startTestSubgraph(subgraph, testSettings());
});
afterAll(() => users.stop());

test('a refresh trades the cookie for a new one of the same session', async () => {
  const { signIn, registration } = await registerMember(users);
  const answer = await refresh(users, signIn.refreshToken);
  expect(answer).toMatchObject({
    user: { username: registration.username, email: registration.email },
    userErrors: [],
  });
  expect(answer.refreshToken).not.toBe(signIn.refreshToken);
  expect(sessionOf(answer)).toBe(sessionOf(signIn));
  expect((await refresh(users, answer.refreshToken)).userErrors).toEqual([]);
});

test.each([undefined, '', 'x', 'A'.repeat(43)])(
  'the cookie %j is no session and is cleared',
  async (cookie) => {
    const answer = await refresh(users, cookie);
    expect(answer).toMatchObject({
      accessToken: null,
      userErrors: [{ code: 'SESSION_EXPIRED' }],
      setCookies: cleared,
    });
  },
);

// S9
test('of ten refreshes at once with one cookie exactly one wins and the session lives on', async () => {
  const { signIn } = await registerMember(users);
  const answers = await lineUp(users.database, { table: 'refresh_token', waiting: 4 }, () =>
    Array.from({ length: 10 }, () => refresh(users, signIn.refreshToken)),
  );
  const winners = answers.filter((answer) => answer.accessToken);
  const losers = answers.filter((answer) => !answer.accessToken);
  expect(winners).toHaveLength(1);
  for (const loser of losers) {
    expect(loser).toMatchObject({ userErrors: [{ code: 'CONFLICT' }], setCookies: [] });
  }
  expect((await refresh(users, winners[0]?.refreshToken)).userErrors).toEqual([]);
});

// S9
test('replaying a traded cookie later ends the whole session', async () => {
  const { signIn } = await registerMember(users);
  const second = await refresh(users, signIn.refreshToken);
  await letTokensAge(sessionOf(signIn));
  const replay = await refresh(users, signIn.refreshToken);
  expect(replay).toMatchObject({
    accessToken: null,
    userErrors: [{ code: 'SESSION_EXPIRED' }],
    setCookies: cleared,
  });
  expect((await refresh(users, second.refreshToken)).userErrors).toMatchObject([{ code: 'SESSION_EXPIRED' }]);
  expect(await runSql(users, 'select 1 from session where id = $1', [sessionOf(signIn)])).toEqual([]);
});

// S9
test('of ten replays at once none wins and nothing breaks', async () => {
  const { signIn } = await registerMember(users);
  const second = await refresh(users, signIn.refreshToken);
  await letTokensAge(sessionOf(signIn));
  const replayed = Array.from({ length: 9 }, () => refresh(users, signIn.refreshToken));
  const answers = await Promise.all([...replayed, refresh(users, second.refreshToken)]);
  for (const answer of answers.slice(0, 9)) {
    expect(answer.userErrors).toMatchObject([{ code: 'SESSION_EXPIRED' }]);
  }
  const [left] = await runSql(users, 'select count(*)::int as sessions from session where id = $1', [
    sessionOf(signIn),
  ]);
  expect(left).toEqual({ sessions: 0 });
});

test('a replay ends no other session of the person', async () => {
  const { signIn, registration } = await registerMember(users);
  const other = await logIn(users, registration.email, registration.password);
  await refresh(users, signIn.refreshToken);
  await letTokensAge(sessionOf(signIn));
  await refresh(users, signIn.refreshToken);
  expect((await refresh(users, other.refreshToken)).userErrors).toEqual([]);
});

// RA-28
test('a detected reuse is logged with the person and the session', async () => {
  const { signIn, actor } = await registerMember(users);
  await refresh(users, signIn.refreshToken);
  await letTokensAge(sessionOf(signIn));
  const lines: string[] = [];
  const log = pino({}, { write: (line: string) => void lines.push(line) });
  await refreshSession({ ...users.as(anonymous), log }, signIn.refreshToken);
  expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
    { msg: 'session_reuse_detected', user_id: actor.userId, session_id: sessionOf(signIn) },
  ]);
  expect(lines.join()).not.toContain(signIn.refreshToken);
});

test.each(['idle_ends_at', 'ends_at'])('a session whose %s has passed cannot be refreshed', async (limit) => {
  const { signIn } = await registerMember(users);
  await runSql(users, `update session set ${limit} = now() - interval '1 second' where id = $1`, [
    sessionOf(signIn),
  ]);
  const answer = await refresh(users, signIn.refreshToken);
  expect(answer).toMatchObject({ userErrors: [{ code: 'SESSION_EXPIRED' }], setCookies: cleared });
});

test('a refresh moves the idle end but never beyond the absolute end', async () => {
  const { signIn } = await registerMember(users);
  await runSql(users, "update session set ends_at = now() + interval '1 hour' where id = $1", [
    sessionOf(signIn),
  ]);
  const answer = await refresh(users, signIn.refreshToken);
  const maxAge = Number(/Max-Age=(\d+)/.exec(answer.setCookies[0] ?? '')?.[1]);
  expect(maxAge).toBeGreaterThan(3_500);
  expect(maxAge).toBeLessThanOrEqual(3_600);
});

test('the job removes ended sessions with their tokens and keeps the others', async () => {
  const [ended, alive] = [await registerMember(users), await registerMember(users)];
  await runSql(users, "update session set idle_ends_at = now() - interval '1 second' where id = $1", [
    sessionOf(ended.signIn),
  ]);
  await removeExpiredSessionsJob.run(users.as(service('users')));
  const rows = await runSql(users, 'select session_id from refresh_token where session_id = any($1)', [
    [sessionOf(ended.signIn), sessionOf(alive.signIn)],
  ]);
  expect(rows).toEqual([{ session_id: sessionOf(alive.signIn) }]);
});

test('logging out ends the session of the cookie and clears it', async () => {
  const { signIn, actor } = await registerMember(users);
  const setCookies: string[] = [];
  const answer = await users.execute(
    actor,
    'mutation { logout { ended userErrors { code } } }',
    {},
    {
      setCookies,
      refreshCookie: signIn.refreshToken,
    },
  );
  expect(answer.data).toEqual({ logout: { ended: true, userErrors: [] } });
  expect(setCookies).toEqual(cleared);
  expect((await refresh(users, signIn.refreshToken)).userErrors).toMatchObject([{ code: 'SESSION_EXPIRED' }]);
});

test('logging out without a cookie ends the session of the access token', async () => {
  const { signIn, actor } = await registerMember(users);
  const answer = await users.execute(actor, 'mutation { logout { ended } }');
  expect(answer.data).toEqual({ logout: { ended: true } });
  expect((await refresh(users, signIn.refreshToken)).userErrors).toMatchObject([{ code: 'SESSION_EXPIRED' }]);
});

test('logging out of nothing is no error', async () => {
  const answer = await users.execute(anonymous, 'mutation { logout { ended userErrors { code } } }');
  expect(answer).toMatchObject({ errors: [], data: { logout: { ended: false, userErrors: [] } } });
});

// S16
test('no token is stored in a form that could be used', async () => {
  const { signIn } = await registerMember(users);
  const rows = await runSql(users, "select encode(hash, 'base64') as hash, length(hash) from refresh_token");
  expect(JSON.stringify(rows)).not.toContain(signIn.refreshToken);
  expect(rows[0]).toMatchObject({ length: 32 });
});

/** Moves every rotation of a session beyond the grace time. */
function letTokensAge(sessionId: string) {
  return runSql(
    users,
    "update refresh_token set rotated_at = rotated_at - interval '11 seconds' where session_id = $1",
    [sessionId],
  );
}
