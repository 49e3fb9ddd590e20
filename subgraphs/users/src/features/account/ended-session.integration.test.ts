import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { anonymous, service, type Actor } from '@gatefold/runtime/identity';
import { buildAdmin, buildMember, startTestSubgraph, type TestSubgraph } from '@gatefold/runtime/testing';
import type { UsersServices } from '../../services/index.js';
import subgraph from '../../subgraph.js';
import { testSettings } from '../../testing/test-settings.js';
import { removeExpiredSessionsJob } from './jobs/remove-expired-sessions.js';
import { logIn, refresh, registerMember, sessionOf } from './testing/person.factory.js';
import { runSql } from './testing/stored-rows.js';
import { ensureAdministrator } from './use-cases/ensure-administrator.js';

jest.setTimeout(30_000);

let users: TestSubgraph<UsersServices>;
beforeAll(async () => {
  users = await startTestSubgraph(subgraph, testSettings());
});
afterAll(() => users.stop());

const watch = (actor: Actor = service('gateway')) => users.subscribe(actor, 'subscription { sessionsEnded }');

/** What the subscription says first: the sessions that ended a moment ago. */
async function endedSessions(): Promise<string[]> {
  const changes = await watch();
  const first = await changes.next();
  await changes.return(undefined);
  return first.value.data.sessionsEnded as string[];
}
/** Whether `act` makes the subscription name the session. */
async function announces(sessionId: string, act: () => Promise<unknown>): Promise<boolean> {
  const changes = await watch();
  await changes.next();
  await act();
  const { value } = await changes.next();
  await changes.return(undefined);
  return (value.data.sessionsEnded as string[]).includes(sessionId);
}
const logOut = (actor: Actor) => users.execute(actor, 'mutation { logout { ended } }');

// S9
test('a logout is announced when it happens, and to whoever listens later', async () => {
  const { actor } = await registerMember(users);
  expect(await announces(actor.sessionId, () => logOut(actor))).toBe(true);
  expect(await endedSessions()).toContain(actor.sessionId);
});

// S9
test('the end by a replayed cookie is announced, and the other sessions of the person are not', async () => {
  const { signIn, registration } = await registerMember(users);
  const other = await logIn(users, registration.email, registration.password);
  await refresh(users, signIn.refreshToken);
  await runSql(users, "update refresh_token set rotated_at = rotated_at - interval '11 seconds'");
  expect(await announces(sessionOf(signIn), () => refresh(users, signIn.refreshToken))).toBe(true);
  expect(await endedSessions()).not.toContain(sessionOf(other));
});

// S9
test('who becomes an administrator loses the sessions without that role', async () => {
  const { signIn, registration } = await registerMember(users);
  const settings = { email: registration.email, password: 'quiet harbour lantern' };
  await ensureAdministrator(users.as(service('users')), settings);
  expect(await endedSessions()).toContain(sessionOf(signIn));
});

// S9
test('an ended session is remembered as long as its access token lives, then forgotten', async () => {
  const { actor } = await registerMember(users);
  await logOut(actor);
  const passed = (seconds: number) =>
    runSql(users, 'update ended_session set ended_at = now() - make_interval(secs => $2) where id = $1', [
      actor.sessionId,
      seconds,
    ]);
  await passed(600);
  await removeExpiredSessionsJob.run(users.as(service('users')));
  expect(await endedSessions()).toContain(actor.sessionId);
  await passed(661);
  expect(await endedSessions()).not.toContain(actor.sessionId);
  await removeExpiredSessionsJob.run(users.as(service('users')));
  expect(await runSql(users, 'select 1 from ended_session where id = $1', [actor.sessionId])).toEqual([]);
});

test.each([
  { who: 'nobody', actor: anonymous },
  { who: 'a member', actor: buildMember() },
  { who: 'an administrator', actor: buildAdmin() },
])('sessionsEnded is refused to $who', async ({ actor }) => {
  await expect(watch(actor)).rejects.toMatchObject({ extensions: { code: 'FORBIDDEN' } });
});
