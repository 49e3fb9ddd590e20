import {
  GraphQLError,
  getOperationAST,
  parse,
  validate,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type ValidationRule,
} from 'graphql';
import { LRUCache } from 'lru-cache';
import { gatewayError } from '../errors/gateway-error.js';
import { withoutLiterals } from '../errors/without-values.js';
import { combinedRules } from './combined-rules.js';
import { documentShape } from './document-shape.js';
import type { OperationLimits } from './limits.js';
import { operationCost } from './operation-cost.js';
import { validationRules } from './validation-rules.js';

/** An operation as a client sent it. */
export interface OperationRequest {
  readonly query: string;
  readonly operationName?: string | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
}

/** Documents that are remembered, by text: at most so many, of at most so many characters together. */
const remembered = {
  max: 1_000,
  maxSize: 4_000_000,
  sizeCalculation: (_: DocumentNode, text: string) => text.length + 1,
};

/** Refuses operations beyond the limits, the same over HTTP and WebSocket, before anything expensive looks at them. */
export class DocumentGate {
  private readonly known = new LRUCache<string, DocumentNode>(remembered);
  private readonly fixedCosts = new WeakMap<GraphQLSchema, WeakMap<OperationDefinitionNode, number>>();
  private readonly validated = new WeakMap<GraphQLSchema, WeakMap<DocumentNode, readonly GraphQLError[]>>();

  private readonly rules: readonly ValidationRule[];

  constructor(
    private readonly limits: OperationLimits,
    introspection: boolean,
  ) {
    this.rules = [combinedRules(validationRules(introspection))];
  }

  /** The parsed document. Throws a parse error, or the limit that it exceeds, as a 400. */
  admit(request: OperationRequest, schema: GraphQLSchema): DocumentNode {
    const document = this.known.get(request.query) ?? this.parse(request.query);
    const operation = getOperationAST(document, request.operationName);
    const cost = operation ? this.costOf(operation, document, request.variables ?? {}, schema) : 0;
    if (cost > this.limits.costMax) {
      throw gatewayError(
        'COST_LIMIT',
        `The operation costs ${cost} points of at most ${this.limits.costMax}: ask for fewer entries.`,
        { status: 400 },
      );
    }
    return document;
  }

  /** Without variables the cost is always the same. */
  private costOf(
    operation: OperationDefinitionNode,
    document: DocumentNode,
    variables: Readonly<Record<string, unknown>>,
    schema: GraphQLSchema,
  ): number {
    if (operation.variableDefinitions?.length) return operationCost(schema, document, operation, variables);
    let bySchema = this.fixedCosts.get(schema);
    if (!bySchema) this.fixedCosts.set(schema, (bySchema = new WeakMap()));
    let cost = bySchema.get(operation);
    if (cost === undefined) bySchema.set(operation, (cost = operationCost(schema, document, operation, {})));
    return cost;
  }

  /** Errors of an admitted document against the schema, none when it fits. */
  validate(document: DocumentNode, schema: GraphQLSchema): readonly GraphQLError[] {
    let bySchema = this.validated.get(schema);
    if (!bySchema) this.validated.set(schema, (bySchema = new WeakMap()));
    const known = bySchema.get(document);
    if (known) return known;
    const found = validate(schema, document, this.rules).map((error) =>
      gatewayError('GRAPHQL_VALIDATION_FAILED', withoutLiterals(error.message), {
        nodes: error.nodes ?? null,
        status: 400,
      }),
    );
    bySchema.set(document, found);
    return found;
  }

  private parse(query: string): DocumentNode {
    const document = this.parseWithin(query);
    const shape = documentShape(document);
    refuseAbove('depth', shape.depth, this.limits.depthMax);
    refuseAbove('aliases', shape.aliases, this.limits.aliasesMax);
    refuseAbove('root fields', shape.rootFields, this.limits.rootFieldsMax);
    refuseAbove('directives', shape.directives, this.limits.directivesMax);
    this.known.set(query, document);
    return document;
  }

  private parseWithin(query: string): DocumentNode {
    try {
      return parse(query, { maxTokens: this.limits.tokensMax });
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error;
      if (error.message.includes('Parsing aborted')) {
        throw limitError(`The document has more than ${this.limits.tokensMax} tokens.`);
      }
      throw gatewayError('GRAPHQL_PARSE_FAILED', withoutLiterals(error.message), {
        source: error.source ?? null,
        positions: error.positions ?? null,
        status: 400,
      });
    }
  }
}

function refuseAbove(what: string, found: number, most: number): void {
  if (found > most) throw limitError(`The operation's ${what}: ${found}, at most ${most} are allowed.`);
}

function limitError(message: string): GraphQLError {
  return gatewayError('GRAPHQL_VALIDATION_FAILED', message, { status: 400 });
}
