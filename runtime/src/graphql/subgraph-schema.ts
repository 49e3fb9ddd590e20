import { buildSubgraphSchema } from '@apollo/subgraph';
import { printSchemaWithDirectives } from '@graphql-tools/utils';
import { parse, type GraphQLSchema } from 'graphql';
import { buildSchema, createResolversMap, type PubSub } from 'type-graphql';
import { guardRootFields } from './access.js';
import type { Reference } from './reference.js';

/** Federation version and directives of every subgraph; `@live` is our own, for the gateway. */
const federationLink = `extend schema
  @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable", "@external", "@provides", "@requires", "@inaccessible", "@override", "@tag", "@composeDirective"])
  @link(url: "https://specs.gatefold.dev/live/v1.0", import: ["@live"])
  @composeDirective(name: "@live")

"""
How a subscription treats a client that reads too slowly, and how it goes on after its upstream was lost. With dropOldest the client loses the oldest events that wait for it, without it the stream. cursor names a field of the event that grows, resumeFrom the argument that asks for what came after a cursor.
"""
directive @live(dropOldest: Boolean! = false, cursor: String, resumeFrom: String) on FIELD_DEFINITION`;

/** type-graphql insists on one; subscriptions here bring their own source (`LiveTopics`). */
const noPubSub: PubSub = {
  publish: () => undefined,
  subscribe: () => {
    throw new Error('use LiveTopics');
  },
};

export type ResolverClass = abstract new (...args: never[]) => object;

/** What one feature gives to the schema. */
export interface SchemaParts {
  /** type-graphql resolver classes. */
  readonly resolvers?: readonly ResolverClass[];
  /** Object types that only references reach. */
  readonly orphanedTypes?: readonly ResolverClass[];
  /** Federation entries: how a key becomes an entity. */
  readonly references?: readonly Reference[];
}

export interface SubgraphSchema {
  readonly schema: GraphQLSchema;
  /** Federation 2 SDL, as composition reads it. */
  readonly sdl: string;
}

/** The federated schema of these parts. Throws when a root field declares no access or a reference has no type. */
export async function buildFederatedSchema(parts: readonly SchemaParts[]): Promise<SubgraphSchema> {
  const plain = await buildSchema({
    resolvers: parts.flatMap((part) => part.resolvers ?? []) as [never],
    orphanedTypes: parts.flatMap((part) => part.orphanedTypes ?? []) as never[],
    validate: { forbidUnknownValues: false, stopAtFirstError: true },
    skipCheck: true,
    pubSub: noPubSub,
  });
  guardRootFields(plain);
  const sdl = `${federationLink}\n\n${printSchemaWithDirectives(plain)}\n`;
  const resolvers = createResolversMap(plain) as Record<string, Record<string, unknown>>;
  for (const { typeName, resolve } of parts.flatMap((part) => part.references ?? [])) {
    if (!plain.getType(typeName)) {
      throw new Error(
        `The reference ${typeName} names no type: put its class into orphanedTypes of the feature`,
      );
    }
    resolvers[typeName] = { ...resolvers[typeName], __resolveReference: resolve };
  }
  return { schema: buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: resolvers as never }]), sdl };
}
