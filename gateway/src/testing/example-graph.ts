import { randomUUID } from 'node:crypto';
import { GraphQLError } from 'graphql';
import { Topic } from './topic.js';
import type { SubgraphContext, TestSubgraphDefinition } from './test-subgraph.js';

const link = (imports: string) =>
  `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: [${imports}])\n`;

interface Project {
  readonly id: string;
  readonly title: string;
  readonly ownerId: string;
}

/** The data and events behind the example subgraphs. */
export class ExampleWorld {
  readonly projects: Project[] = [
    { id: 'p1', title: 'Bridge', ownerId: 'u1' },
    { id: 'p2', title: 'Tower', ownerId: 'u2' },
  ];
  readonly projectChanged = new Topic<Project>();
  readonly entitlementsChanged = new Topic<string>();
  /** What users has announced so far, and announces to new listeners first. */
  readonly endedSessions: string[] = [];
  readonly sessionsEnded = new Topic<readonly string[]>();
  /** What billing says of everybody. */
  snapshot = {
    tier: 'PRO',
    entitlements: { 'content.projects': 200, 'portfolio.branding_removal': true, 'ai.analyses': 300 },
  };
  snapshotReads = 0;
  /** Names of mutations in the order in which they ran. */
  readonly ran: string[] = [];

  endSession(id: string): void {
    this.endedSessions.push(id);
    this.sessionsEnded.publish([id]);
  }
}

/** users, content, billing: joins both ways, a @requires, a subscription, cookies, errors of each kind. */
export function exampleSubgraphs(world: ExampleWorld): TestSubgraphDefinition[] {
  const project = (id: string) => world.projects.find((candidate) => candidate.id === id);
  return [
    {
      name: 'users',
      typeDefs: `${link('"@key", "@inaccessible"')}
        type User @key(fields: "id") { id: ID! username: String! displayName: String! }
        type Subscription { sessionsEnded: [ID!]! @inaccessible }
        type Query { me: User user(id: ID!): User visit: String }
        type Mutation { login: String touchUser(name: String!): String }`,
      resolvers: {
        User: {
          __resolveReference: ({ id }: { id: string }) => ({ id }),
          username: ({ id }: { id: string }) => `name-${id}`,
          displayName: ({ id }: { id: string }) => `Person ${id}`,
        },
        Query: {
          me: (_: unknown, __: unknown, { actor }: SubgraphContext) =>
            actor.kind === 'member' ? { id: 'u1' } : null,
          user: (_: unknown, { id }: { id: string }) => ({ id }),
          visit: (_: unknown, __: unknown, { cookies }: SubgraphContext) => {
            cookies.push(`visit=${randomUUID()}`);
            return 'ok';
          },
        },
        Mutation: {
          login: (_: unknown, __: unknown, { cookies }: SubgraphContext) => {
            cookies.push('gf_refresh=new; HttpOnly; Path=/; SameSite=Lax');
            return 'ok';
          },
          touchUser: (_: unknown, { name }: { name: string }) => {
            world.ran.push(`users ${name}`);
            return name;
          },
        },
        Subscription: {
          sessionsEnded: {
            subscribe: async function* () {
              const changes = world.sessionsEnded.subscribe();
              yield [...world.endedSessions];
              yield* changes;
            },
            resolve: (ids: readonly string[]) => ids,
          },
        },
      },
    },
    {
      name: 'content',
      typeDefs: `${link('"@key"')}
        type User @key(fields: "id") { id: ID! projects(first: Int!): ProjectConnection! }
        type ProjectConnection { nodes: [Project!]! edges: [ProjectEdge!]! }
        type ProjectEdge { node: Project! }
        type Project @key(fields: "id") { id: ID! title: String! owner: User! }
        type Query {
          project(id: ID!): Project
          projects(first: Int!): ProjectConnection!
          broken: String
          forbidden: String
          setCookie: String
        }
        type Mutation { touchContent(name: String!): String }
        type Subscription { projectUpdated(id: ID!): Project refused: Project }`,
      resolvers: {
        User: {
          __resolveReference: ({ id }: { id: string }) => ({ id }),
          projects: ({ id }: { id: string }) =>
            connection(world.projects.filter(({ ownerId }) => ownerId === id)),
        },
        Project: {
          __resolveReference: ({ id }: { id: string }) => project(id),
          owner: ({ ownerId }: Project) => ({ id: ownerId }),
        },
        Query: {
          project: (_: unknown, { id }: { id: string }) => project(id),
          projects: (_: unknown, { first }: { first: number }) => connection(world.projects.slice(0, first)),
          broken: () => {
            throw new Error('password of the database is hunter2');
          },
          forbidden: () => {
            throw new GraphQLError('Not yours.', {
              extensions: { code: 'FORBIDDEN', stacktrace: ['at secret.js'] },
            });
          },
          setCookie: (_: unknown, __: unknown, { cookies }: SubgraphContext) => {
            cookies.push('evil=1');
            return 'ok';
          },
        },
        Mutation: {
          touchContent: (_: unknown, { name }: { name: string }) => {
            world.ran.push(`content ${name}`);
            return name;
          },
        },
        Subscription: {
          projectUpdated: {
            subscribe: () => world.projectChanged.subscribe(),
            resolve: (event: Project) => event,
          },
          refused: {
            subscribe: () => {
              throw new GraphQLError('Sign in first.', { extensions: { code: 'UNAUTHENTICATED' } });
            },
          },
        },
      },
    },
    {
      name: 'billing',
      typeDefs: `${link('"@key", "@external", "@requires", "@inaccessible"')}
        type User @key(fields: "id") { id: ID! badge: String! }
        type Project @key(fields: "id") { id: ID! title: String! @external shopTitle: String! @requires(fields: "title") }
        type Snapshot @inaccessible { tier: String! entitlements: JSONObject! }
        scalar JSONObject @inaccessible
        type Query { plans: [String!]! entitlementSnapshot(userId: ID!): Snapshot! @inaccessible }
        type Subscription { entitlementsChanged: ID! @inaccessible }`,
      resolvers: {
        User: {
          __resolveReference: ({ id }: { id: string }) => ({ id }),
          badge: ({ id }: { id: string }) => `badge-${id}`,
        },
        Project: {
          __resolveReference: (reference: object) => reference,
          shopTitle: ({ title }: { title: string }) => `${title} (for sale)`,
        },
        Query: {
          plans: () => ['FREE', 'PRO'],
          entitlementSnapshot: () => {
            world.snapshotReads += 1;
            return world.snapshot;
          },
        },
        Subscription: {
          entitlementsChanged: {
            subscribe: () => world.entitlementsChanged.subscribe(),
            resolve: (userId: string) => userId,
          },
        },
      },
    },
  ];
}

function connection(nodes: readonly Project[]) {
  return { nodes, edges: nodes.map((node) => ({ node })) };
}
