import { waitUntil } from '@gatefold/sandboxes/process';
import { ApiClient, ApiError } from './client.js';
import { demoDocument, demoTheme, demoTitle } from './document.js';
import { demo } from './person.js';
import { demoProjects } from './projects.js';

export { demo, demoAdminEmail } from './person.js';

/** A portfolio is made by an event after the account; it is there within milliseconds, or something is wrong. */
const portfolioTimeoutMs = 20_000;

const errors = 'userErrors { code message }';

interface Session {
  accessToken: string;
}

interface Own {
  portfolio: { revision: number; publishedRevision: number | null } | null;
  projects: { nodes: { title: string }[] };
}

async function look(api: ApiClient): Promise<{ isKnown: boolean; isPublished: boolean }> {
  const { user, portfolio } = await api.run<{ user: object | null; portfolio: object | null }>(
    'query FindDemo($name: String!) { user(username: $name) { id } portfolio(slug: $name) { publishedRevision } }',
    { name: demo.username },
  );
  return { isKnown: user !== null, isPublished: portfolio !== null };
}

/** Null when the password is no longer the demo's: then the account belongs to somebody. */
async function login(api: ApiClient): Promise<Session | null> {
  const { email, password } = demo;
  const { login: session } = await api.run<{ login: Partial<Session> }>(
    'mutation LoginDemo($input: LoginInput!) { login(input: $input) { accessToken } }',
    { input: { email, password } },
  );
  return session.accessToken ? { accessToken: session.accessToken } : null;
}

function register(api: ApiClient): Promise<Session> {
  const { email, username, password, displayName } = demo;
  return api.change<Session>(
    `mutation RegisterDemo($input: RegisterInput!) { register(input: $input) { accessToken ${errors} } }`,
    { input: { email, username, password, displayName } },
  );
}

async function readOwn(api: ApiClient): Promise<Own> {
  const { me } = await api.run<{ me: Own | null }>(
    'query ReadDemo { me { portfolio { revision publishedRevision } projects(first: 50) { nodes { title } } } }',
  );
  if (!me) throw new ApiError('ReadDemo: the session was not accepted');
  return me;
}

async function createProjects(api: ApiClient, existing: ReadonlySet<string>): Promise<void> {
  for (const project of demoProjects.filter(({ title }) => !existing.has(title))) {
    await api.change(
      `mutation CreateDemoProject($input: CreateProjectInput!) { createProject(input: $input) { project { id } ${errors} } }`,
      { input: { ...project, status: 'PUBLISHED' } },
    );
  }
}

async function publish(api: ApiClient, expectedRevision: number): Promise<void> {
  await api.change(
    `mutation SaveDemo($input: SavePortfolioInput!) { savePortfolio(input: $input) { portfolio { revision } ${errors} } }`,
    { input: { title: demoTitle, theme: demoTheme, document: demoDocument, expectedRevision } },
  );
  await api.change(
    `mutation PublishDemo { publishPortfolio { portfolio { publishedRevision } ${errors} } }`,
    {},
  );
}

/**
 * Makes the demo person with five projects and a published portfolio, through the public API at `origin`. Completes what an interrupted
 * run left, and changes nothing once the portfolio has been published or the password was changed. Gives one line about what it did.
 */
export async function seedDemo(origin: string): Promise<string> {
  const api = new ApiClient(origin);
  const { isKnown, isPublished } = await look(api);
  if (isPublished) return `@${demo.username} is there`;
  const session = isKnown ? await login(api) : await register(api);
  if (!session) return `@${demo.username} is there, with a password of their own`;
  api.signIn(session.accessToken);
  if (!isKnown) {
    await api.change(
      `mutation DescribeDemo($input: UpdateProfileInput!) { updateProfile(input: $input) { user { id } ${errors} } }`,
      { input: { bio: demo.bio } },
    );
  }

  let own = await readOwn(api);
  await waitUntil(
    async () => own.portfolio !== null || (own = await readOwn(api)).portfolio !== null,
    portfolioTimeoutMs,
  );
  if (!own.portfolio)
    throw new ApiError(`ReadDemo: no portfolio within ${portfolioTimeoutMs / 1000} s of registering`);
  if (own.portfolio.publishedRevision !== null) return `@${demo.username} is there`;
  await createProjects(api, new Set(own.projects.nodes.map(({ title }) => title)));
  await publish(api, own.portfolio.revision);
  return `@${demo.username} with ${demoProjects.length} projects, published`;
}
