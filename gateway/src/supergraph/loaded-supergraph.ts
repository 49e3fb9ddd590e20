import { createHash } from 'node:crypto';
import { Supergraph } from '@apollo/federation-internals';
import { assertValidSchema, type GraphQLSchema } from 'graphql';
import { AccessRules } from '../authorisation/access-rules.js';
import { LiteralLifter } from '../planner/lift-literals.js';
import { Planner } from '../planner/planner.js';
import { typeTest, type TypeTest } from '../program/type-test.js';
import { LiveFields } from './live-fields.js';
import { OverrideLabels } from './override-labels.js';
import { Requirements } from './requirements.js';
import { supergraphDocument } from './supergraph-document.js';
import { virtualiseRequires, type VirtualisedSupergraph } from './virtual-fields.js';

/** One version of the supergraph with everything derived from it. */
export interface LoadedSupergraph {
  /** SHA-256 of the SDL. */
  readonly id: string;
  readonly sdl: string;
  /** What clients see. */
  readonly apiSchema: GraphQLSchema;
  /** Whether one type of the supergraph, internal ones included, is a kind of another. */
  readonly isOfType: TypeTest;
  /** What fields need, for fetches that cannot be made as planned. */
  readonly requirements: Requirements;
  readonly planner: Planner;
  readonly literals: LiteralLifter;
  /** Who may see what; absent where everybody may see everything. */
  readonly accessRules: AccessRules | undefined;
  /** How subscription fields behave towards slow clients and after a loss. */
  readonly liveFields: LiveFields;
  /** Where each subgraph listens, by name. */
  readonly subgraphUrls: ReadonlyMap<string, URL>;
}

/** The address of a subgraph; `routingUrl` is the one in the supergraph. Undefined: it has none. */
export type AddressOf = (subgraph: string, routingUrl: string | undefined) => URL | undefined;

/**
 * Builds a supergraph from its SDL (about 0.1 s). Throws when the SDL is not a valid Federation 2 supergraph or names
 * a subgraph without an address. `overrideLabels` are those that are switched on.
 */
export function loadSupergraph(
  sdl: string,
  addressOf: AddressOf,
  planCacheMax: number,
  overrideLabels: ReadonlySet<string> = new Set(),
): LoadedSupergraph {
  const document = supergraphDocument(sdl);
  const supergraph = Supergraph.build(document, { validateSupergraph: true });
  const virtual = virtualiseRequires(document);
  const plannerApiSchema = supergraph.apiSchema();
  const apiSchema = plannerApiSchema.toGraphQLJSSchema();
  assertValidSchema(apiSchema);
  return {
    id: createHash('sha256').update(sdl).digest('hex'),
    sdl,
    apiSchema,
    isOfType: typeTest(supergraph.schema.toGraphQLJSSchema()),
    requirements: new Requirements(document),
    planner: new Planner(
      planned(supergraph, virtual),
      plannerApiSchema,
      virtual,
      new OverrideLabels(document, overrideLabels),
      planCacheMax,
    ),
    literals: new LiteralLifter(apiSchema),
    accessRules: AccessRules.of(supergraph.schema),
    liveFields: new LiveFields(supergraph.schema),
    subgraphUrls: subgraphUrls(supergraph, addressOf),
  };
}

/** What the planner works on. Subgraphs cannot be validated with fields that are not theirs. */
function planned(supergraph: Supergraph, { document, fields }: VirtualisedSupergraph): Supergraph {
  return fields.size === 0 ? supergraph : Supergraph.build(document, { validateSupergraph: false });
}

function subgraphUrls(supergraph: Supergraph, addressOf: AddressOf): ReadonlyMap<string, URL> {
  const urls = new Map<string, URL>();
  const unknown: string[] = [];
  for (const { name, url: routingUrl } of supergraph.subgraphsMetadata()) {
    const url = addressOf(name, routingUrl);
    if (url) urls.set(name, url);
    else unknown.push(name);
  }
  if (unknown.length > 0) throw new Error(`SUBGRAPH_URLS has no address for: ${unknown.join(', ')}`);
  return urls;
}
