import { GraphQLError } from 'graphql';
import type { RequestScope } from '../admission/request-scope.js';
import type { Fetcher } from '../fetcher/fetcher.js';
import { requestOf, type PreparedOperation } from '../fetcher/subgraph-request.js';
import type { FetchStep, Step } from '../program/program.js';
import type { TypeTest } from '../program/type-test.js';
import { EntityReads } from './entity-reads.js';
import { answerErrors, faultErrors } from './fetch-errors.js';
import type { FetchedData } from './fetched-data.js';
import { mergeInto } from './merge.js';
import { forEachTarget, type EntityBatch, type Json } from './targets.js';

type Variables = Readonly<Record<string, unknown>>;

/** One run of a program: collects data and errors of its fetches. */
export class Execution {
  readonly data: Json = {};
  readonly errors: GraphQLError[] = [];
  private readonly entityReads = new Map<PreparedOperation, EntityReads>();

  constructor(
    private readonly fetcher: Pick<Fetcher, 'fetch'>,
    private readonly isOfType: TypeTest,
    private readonly repeated: ReadonlySet<PreparedOperation>,
    private readonly variables: Variables,
    private readonly scope: RequestScope,
  ) {}

  async run(step: Step | undefined): Promise<void> {
    switch (step?.kind) {
      case 'fetch':
        return this.fetch(step);
      case 'sequence':
        for (const child of step.steps) await this.run(child);
        return;
      case 'parallel':
        await Promise.all(step.steps.map((child) => this.run(child)));
        return;
      case 'condition':
        return this.run(this.variables[step.variable] === true ? step.whenTrue : step.whenFalse);
      case undefined:
    }
  }

  /** Takes in an answer for a fetch of the root. */
  receive(step: FetchStep, { data, errors }: FetchedData): void {
    if (errors) this.errors.push(...answerErrors(step, errors, this.data, undefined));
    if (!data) return;
    for (const { apply } of step.outputRewrites) apply(data);
    forEachTarget(this.data, step.path, (target) => mergeInto(target, data));
  }

  private async fetch(step: FetchStep): Promise<void> {
    if (step.represent) return this.fetchEntities(step, this.collectEntities(step));
    let isWanted = false;
    forEachTarget(this.data, step.path, () => (isWanted = true));
    if (!isWanted) return;
    const answer = await this.answerTo(step, this.send(step, undefined));
    // What was read before a mutation may be different after it.
    if (!step.operation.isRead) this.entityReads.clear();
    if (answer) this.receive(step, answer);
  }

  private async fetchEntities(step: FetchStep, batch: EntityBatch): Promise<void> {
    const { representations, targets } = batch;
    if (representations.length === 0) return;
    const reading = this.repeated.has(step.operation)
      ? this.entityReadsOf(step).read(representations)
      : this.send(step, representations);
    const answer = await this.answerTo(step, reading);
    if (!answer) return;
    if (answer.errors) this.errors.push(...answerErrors(step, answer.errors, this.data, batch));
    const entities = answer.data?.['_entities'];
    if (!Array.isArray(entities) || entities.length !== representations.length) {
      if (!answer.errors) this.errors.push(...faultErrors(step, malformed(step)));
      return;
    }
    for (let index = 0; index < entities.length; index += 1) {
      const entity = entities[index] as Json | null;
      if (typeof entity === 'object' && entity !== null) this.complete(step, targets[index] ?? [], entity);
    }
  }

  private complete({ outputRewrites }: FetchStep, targets: readonly Json[], entity: Json): void {
    if (outputRewrites.length > 0) {
      // Rewrites for one type alone look at the type, which not every answer tells.
      entity['__typename'] ??= targets[0]?.['__typename'];
      for (const { apply } of outputRewrites) apply(entity);
    }
    const { __typename: told } = entity;
    for (const target of targets) {
      const { __typename: known } = target;
      mergeInto(target, entity);
      // A subgraph that knows the entity by its interface alone (`@interfaceObject`) does not unsay its type.
      if (typeof known === 'string' && typeof told === 'string' && this.isOfType(known, told)) {
        target['__typename'] = known;
      }
    }
  }

  private collectEntities({ path, represent }: FetchStep): EntityBatch {
    const representations: string[] = [];
    const targets: Json[][] = [];
    const known = new Map<string, Json[]>();
    forEachTarget(this.data, path, (target) => {
      const text = represent?.(target, this.isOfType);
      if (text === undefined) return;
      const alike = known.get(text);
      if (alike) return void alike.push(target);
      const first = [target];
      known.set(text, first);
      representations.push(text);
      targets.push(first);
    });
    return { representations, targets };
  }

  /** The variables of a fetch in JSON. */
  private variablesOf({ variables }: FetchStep, representations: readonly string[] | undefined): string {
    let text = representations ? `"representations":[${representations.join(',')}]` : '';
    for (const name of variables) {
      const value = this.variables[name];
      if (value !== undefined) text += `${text === '' ? '' : ','}"${name}":${JSON.stringify(value)}`;
    }
    return `{${text}}`;
  }

  private entityReadsOf(step: FetchStep): EntityReads {
    let reads = this.entityReads.get(step.operation);
    if (!reads) {
      reads = new EntityReads((representations) => this.send(step, representations));
      this.entityReads.set(step.operation, reads);
    }
    return reads;
  }

  private send(step: FetchStep, representations: readonly string[] | undefined): Promise<FetchedData> {
    const variables = this.variablesOf(step, representations);
    return this.fetcher.fetch(requestOf(step.subgraph, step.operation, variables), this.scope);
  }

  /** Undefined when the subgraph gave no answer; why is in the errors. */
  private async answerTo(step: FetchStep, sent: Promise<FetchedData>): Promise<FetchedData | undefined> {
    try {
      return await sent;
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error;
      this.errors.push(...faultErrors(step, error));
      return undefined;
    }
  }
}

function malformed({ subgraph }: FetchStep): GraphQLError {
  return new GraphQLError('The subgraph did not answer with the entities that were asked for.', {
    extensions: { code: 'INTERNAL', serviceName: subgraph },
  });
}
