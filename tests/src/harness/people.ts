import { randomBytes } from 'node:crypto';
import { GraphClient } from './graph-client.js';

/** A signed-in person with a client of their own. */
export interface Person {
  readonly client: GraphClient;
  readonly id: string;
  readonly username: string;
  readonly email: string;
  readonly password: string;
}

/** Registers a new person through the gateway. */
export async function registerPerson(origin: string, displayName = 'Ada Example'): Promise<Person> {
  const username = `p-${randomBytes(6).toString('hex')}`;
  const email = `${username}@people.example`;
  const password = `correct horse ${username.slice(2, 8)}`;
  const client = new GraphClient(origin);
  const payload = await client.mutate('register', 'accessToken user { id }', 'RegisterInput!', {
    email,
    username,
    password,
    displayName,
  });
  client.accessToken = payload.accessToken as string;
  return { client, id: payload.user.id as string, username, email, password };
}

/** A published project of this person. */
export async function createProject(person: Person, title: string, status = 'PUBLISHED'): Promise<string> {
  const input = {
    title,
    shortSummary: `About ${title}`,
    description: `# ${title}`,
    tags: ['testing'],
    status,
  };
  const payload = await person.client.mutate('createProject', 'project { id }', 'CreateProjectInput!', input);
  return payload.project.id as string;
}

/** A small valid document whose hero says `heading`. */
export function documentWith(heading: string): object {
  const hero = { eyebrow: '', heading, text: 'Hello', align: 'left', buttonLabel: '', buttonLink: '' };
  const projects = { heading: 'Work', layout: 'grid', count: 12, showTags: true };
  return {
    version: 1,
    blocks: [
      { id: 'hero-1', type: 'hero', props: hero },
      { id: 'projects-1', type: 'projects', props: projects },
    ],
  };
}

/** Saves a draft over the current revision and publishes it. */
export async function publishPortfolio(person: Person, heading: string): Promise<void> {
  await saveDraft(person, heading);
  await person.client.mutate(
    'publishPortfolio',
    'portfolio { publishedRevision }',
    'PublishPortfolioInput',
    {},
  );
}

/** Saves a draft over the current revision. */
export async function saveDraft(person: Person, heading: string): Promise<void> {
  const { me } = await person.client.data('{ me { portfolio { revision } } }');
  await person.client.mutate('savePortfolio', 'portfolio { revision }', 'SavePortfolioInput!', {
    document: documentWith(heading),
    expectedRevision: me.portfolio.revision as number,
  });
}
