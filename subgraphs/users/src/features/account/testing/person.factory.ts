import { randomBytes } from 'node:crypto';
import { fromGlobalId, type Role } from '@gatefold/schema';
import { anonymous, type MemberActor } from '@gatefold/runtime/identity';
import { buildMember, type TestSubgraph } from '@gatefold/runtime/testing';
import type { UsersServices } from '../../../services/index.js';
import type { Registration } from '../use-cases/register-account.js';

type Users = TestSubgraph<UsersServices>;

/** What `register`, `login` and `refreshSession` answer. */
export interface AuthAnswer {
  readonly accessToken: string | null;
  readonly expiresAt: string | null;
  readonly user: { id: string; username: string; email: string | null; roles: Role[] | null } | null;
  readonly userErrors: readonly { code: string; message: string; path: string[] | null }[];
}

/** An answer with the cookie lines that came with it. */
export interface SignIn extends AuthAnswer {
  readonly setCookies: readonly string[];
  /** Value of the refresh cookie that was set; empty when it was cleared or not set. */
  readonly refreshToken: string;
}

const authFields = 'accessToken expiresAt user { id username email roles } userErrors { code message path }';

/** A registration that is accepted; every one is another person. */
export function buildRegistration(overrides: Partial<Registration> = {}): Registration {
  const name = `p${randomBytes(6).toString('hex')}`;
  return {
    email: `${name}@example.org`,
    username: name,
    password: 'quiet harbour lantern',
    displayName: 'Ada Example',
    ...overrides,
  };
}

export function register(users: Users, input: Registration = buildRegistration()): Promise<SignIn> {
  const query = `mutation ($input: RegisterInput!) { register(input: $input) { ${authFields} } }`;
  return signIn(users, 'register', query, { input });
}

/** `from` is the address and the cookie of the browser that signs in. */
export function logIn(
  users: Users,
  email: string,
  password: string,
  from: { clientAddress?: string; refreshCookie?: string } = {},
): Promise<SignIn> {
  const query = `mutation ($input: LoginInput!) { login(input: $input) { ${authFields} } }`;
  return signIn(users, 'login', query, { input: { email, password } }, from);
}

export function refresh(users: Users, refreshToken: string | undefined): Promise<SignIn> {
  return signIn(
    users,
    'refreshSession',
    `mutation { refreshSession { ${authFields} } }`,
    {},
    { refreshCookie: refreshToken },
  );
}

/** A registered person, as the gateway would present them afterwards. */
export async function registerMember(
  users: Users,
  overrides: Partial<Registration> = {},
): Promise<{ actor: MemberActor; registration: Registration; signIn: SignIn }> {
  const registration = buildRegistration(overrides);
  const answer = await register(users, registration);
  const userId = fromGlobalId('User', answer.user?.id ?? '');
  if (!userId) throw new Error(`Not registered: ${JSON.stringify(answer.userErrors)}`);
  const sessionId = sessionOf(answer);
  const actor = buildMember({ userId, sessionId, username: registration.username });
  return { actor, registration, signIn: answer };
}

/** uuid of the session that an access token names; the token is not verified. */
export function sessionOf({ accessToken }: AuthAnswer): string {
  const claims = JSON.parse(Buffer.from(accessToken?.split('.')[1] ?? '', 'base64url').toString()) as {
    sid: string;
  };
  return claims.sid;
}

async function signIn(
  users: Users,
  field: string,
  query: string,
  variables: Record<string, unknown>,
  from: { clientAddress?: string; refreshCookie?: string | undefined } = {},
): Promise<SignIn> {
  const setCookies: string[] = [];
  const context = { setCookies, ...from };
  const answer = await users.execute<Record<string, AuthAnswer>>(anonymous, query, variables, context);
  const payload = answer.data?.[field];
  if (!payload) throw new Error(JSON.stringify(answer.errors));
  return { ...payload, setCookies, refreshToken: /^gf_refresh=([^;]*)/.exec(setCookies[0] ?? '')?.[1] ?? '' };
}
