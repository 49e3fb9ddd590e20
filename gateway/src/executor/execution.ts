import { GraphQLError } from 'graphql';
import type { RequestScope } from '../admission/request-scope.js';
import type { Fetcher } from '../fetcher/fetcher.js';
import { requestOf, type PreparedOperation } from '../fetcher/subgraph-request.js';
import type { FetchStep, Step } from '../program/program.js';
import type { TypeTest } from '../program/type-test.js';
import { EntityReads } from './entity-reads.js';
import type { FetchedData } from './fetched-data.js';
import { mergeInto } from './merge.js';
import { partialTargets } from './partial-targets.js';
import { RunErrors } from './run-errors.js';
import { forEachTarget, type EntityBatch, type Json } from './targets.js';

type Variables = Readonly<Record<string, unknown>>;

/** One run of a program: collects data and errors of its fetches. */
export class Execution {
  readonly data: Json = {};
  readonly errors: RunErrors;
  private readonly entityReads = new Map<PreparedOperation, EntityReads>();

  constructor(
    private readonly fetcher: Pick<Fetcher, 'fetch'>,
    private readonly isOfType: TypeTest,
    private readonly repeated: ReadonlySet<PreparedOperation>,
    private readonly variables: Variables,
    private readonly scope: RequestScope,
  ) {
    this.errors = new RunErrors(this.data, isOfType);
  }

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
    if (data) {
      for (const { apply } of step.outputRewrites) apply(data);
      forEachTarget(this.data, step.path, (target) => mergeInto(target, data));
    }
    if (errors) this.errors.addFromAnswer(step, data, errors);
  }

  private async fetch(step: FetchStep): Promise<void> {
    if (step.represent) return this.fetchEntities(step);
    let isWanted = false;
    forEachTarget(this.data, step.path, () => (isWanted = true));
    if (!isWanted) return;
    const answer = await this.answerTo(step, this.send(step, undefined), undefined);
    // What was read before a mutation may be different after it.
    if (!step.operation.isRead) this.entityReads.clear();
    if (answer) this.receive(step, answer);
  }

  private async fetchEntities(step: FetchStep, among?: ReadonlySet<Json>): Promise<void> {
    const incomplete: Json[] = [];
    const batch = this.collectEntities(step, incomplete, among);
    if (incomplete.length === 0 || among) return this.fetchBatch(step, batch);
    const parts = partialTargets(step, incomplete, this.errors);
    await Promise.all([
      this.fetchBatch(step, batch),
      ...[...parts].map(([part, targets]) => this.fetchEntities(part, targets)),
    ]);
  }

  private async fetchBatch(step: FetchStep, batch: EntityBatch): Promise<void> {
    const { representations, targets } = batch;
    if (representations.length === 0) return;
    const reading = this.repeated.has(step.operation)
      ? this.entityReadsOf(step).read(representations)
      : this.send(step, representations);
    const answer = await this.answerTo(step, reading, batch);
    if (!answer) return;
    const entities = answer.data?.['_entities'];
    const isWhole = Array.isArray(entities) && entities.length === representations.length;
    for (let index = 0; isWhole && index < entities.length; index += 1) {
      const entity = entities[index] as Json | null;
      if (typeof entity === 'object' && entity !== null) this.complete(step, targets[index] ?? [], entity);
    }
    if (answer.errors) {
      this.errors.addFromEntities(step, batch, isWhole ? entities : undefined, answer.errors);
    } else if (!isWhole) this.errors.addFault(step, malformed(step), batch);
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

  /** The entities at the place of a step, or those among them; `incomplete` gets those that lack something. */
  private collectEntities(step: FetchStep, incomplete: Json[], among?: ReadonlySet<Json>): EntityBatch {
    const { path, represent } = step;
    const representations: string[] = [];
    const targets: Json[][] = [];
    const known = new Map<string, Json[]>();
    forEachTarget(this.data, path, (target) => {
      if (among && !among.has(target)) return;
      const text = this.errors.isComplete(step, target) ? represent?.(target, this.isOfType) : undefined;
      if (text === undefined) return void incomplete.push(target);
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
  private async answerTo(
    step: FetchStep,
    sent: Promise<FetchedData>,
    batch: EntityBatch | undefined,
  ): Promise<FetchedData | undefined> {
    try {
      return await sent;
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error;
      this.errors.addFault(step, error, batch);
      return undefined;
    }
  }
}

function malformed({ subgraph }: FetchStep): GraphQLError {
  return new GraphQLError('The subgraph did not answer with the entities that were asked for.', {
    extensions: { code: 'INTERNAL', serviceName: subgraph },
  });
}
