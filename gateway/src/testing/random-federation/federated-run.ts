import { composeServices } from '@apollo/composition';
import { buildSubgraphSchema } from '@apollo/subgraph';
import {
  execute,
  GraphQLError,
  parse,
  validate,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
} from 'graphql';
import { pino } from 'pino';
import { Executor, type SubgraphFetcher } from '../../executor/executor.js';
import { OperationRunner } from '../../executor/operation-runner.js';
import { anonymousCaller } from '../../admission/access-token.js';
import { loadSupergraph, type LoadedSupergraph } from '../../supergraph/loaded-supergraph.js';
import { Metrics } from '../../telemetry/metrics.js';
import type { Answer } from '../test-platform.js';
import { Unusable } from './draft.js';
import type { FederationModel } from './model.js';
import { World, type Thing } from './world.js';
import { subgraphSdl } from './write-sdl.js';

type Variables = Readonly<Record<string, unknown>>;

const log = pino({ level: 'silent' });
const timeoutMs = 30_000;

/** A federation in this process: the engine from planner to answer over real subgraph schemas, and the monolith. */
export class FederatedRun {
  readonly supergraph: LoadedSupergraph;
  readonly world: World;
  /** What subgraphs were asked, for the report of a difference. */
  readonly asked: string[] = [];
  private readonly schemas = new Map<string, GraphQLSchema>();
  private readonly documents = new Map<string, DocumentNode>();
  private readonly runner: OperationRunner;

  /** Throws {@link Unusable} when the subgraphs do not compose. */
  constructor(readonly model: FederationModel) {
    const sdls = model.subgraphs.map((name) => ({ name, typeDefs: parse(subgraphSdl(model, name)) }));
    this.world = new World(model, (name) => this.schemas.get(name) as GraphQLSchema);
    const { supergraphSdl, errors } = composeServices(
      sdls.map((one) => ({ ...one, url: 'http://127.0.0.1' })),
    );
    if (!supergraphSdl) throw new Unusable(errors?.[0]?.message);
    for (const { name, typeDefs } of sdls) this.schemas.set(name, this.schema(name, typeDefs));
    this.supergraph = loadSupergraph(supergraphSdl, (_, url) => new URL(url ?? ''), 1_000);
    const executor = new Executor({ fetcherOf: () => this.fetcher(), subgraphErrors: 'intact' });
    this.runner = new OperationRunner(executor, new Metrics(), log, timeoutMs);
  }

  /** The engine's answer. */
  async federated(query: string, variables: Variables): Promise<Answer> {
    this.asked.length = 0;
    const operation = { document: parse(query), variables };
    const scope = { requestId: 'random', caller: anonymousCaller, responseCookies: [] };
    return asJson(await this.runner.run(this.supergraph, operation, scope));
  }

  /** The answer of one server that holds all data. */
  async monolith(query: string, variables: Variables): Promise<Answer> {
    const result = await execute({
      schema: this.supergraph.apiSchema,
      document: parse(query),
      variableValues: variables,
      fieldResolver: (source: Thing | undefined, args: object, _, { parentType, fieldName }) =>
        this.world.resolve(parentType.name, source, fieldName, args),
    });
    return asJson(result);
  }

  private fetcher(): SubgraphFetcher {
    return {
      fetch: async ({ subgraph, body }) => {
        this.asked.push(`${subgraph} ${body}`);
        const result = await this.answer(
          subgraph,
          JSON.parse(body) as { query: string; variables: Variables },
        );
        this.asked.push(`  ${JSON.stringify(result)}`);
        return { data: undefined, errors: undefined, setCookie: [], ...asJson(result) } as never;
      },
    };
  }

  private async answer(
    subgraph: string,
    { query, variables }: { readonly query: string; readonly variables: Variables },
  ): Promise<ExecutionResult> {
    const schema = this.schemas.get(subgraph) as GraphQLSchema;
    const key = `${subgraph} ${query}`;
    let document = this.documents.get(key);
    if (!document) {
      document = parse(query);
      const errors = validate(schema, document);
      if (errors.length > 0) return { errors };
      this.documents.set(key, document);
    }
    return execute({
      schema,
      document,
      variableValues: variables,
      fieldResolver: (source: Thing | undefined, args: object, _, { parentType, fieldName }) => {
        const role = this.model.types.get(parentType.name)?.fields.get(fieldName)?.roles.get(subgraph);
        if (role?.stale) throw new GraphQLError(`${parentType.name}.${fieldName} has moved from ${subgraph}`);
        const thing = source && { ...source, given: source.given ?? {} };
        const value = this.world.resolve(parentType.name, thing, fieldName, args);
        return role?.provides === undefined ? value : this.world.withProvided(value, role.provides);
      },
    });
  }

  private schema(subgraph: string, typeDefs: DocumentNode): GraphQLSchema {
    const resolvers: Record<string, { __resolveReference(given: Variables): Thing }> = {};
    for (const type of this.model.types.values()) {
      const presence = type.presence.get(subgraph);
      const keys = (presence?.keys ?? []).filter(({ resolvable }) => resolvable).map(({ fields }) => fields);
      if (keys.length === 0) continue;
      resolvers[type.name] = {
        __resolveReference: (given) =>
          this.world.find(type.name, given, keys, presence?.isInterfaceObject === true),
      };
    }
    return buildSubgraphSchema([{ typeDefs, resolvers: resolvers as never }]);
  }
}

function asJson(result: ExecutionResult): Answer {
  return JSON.parse(JSON.stringify(result)) as Answer;
}
