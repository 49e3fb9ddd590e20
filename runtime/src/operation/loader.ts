import DataLoader from 'dataloader';
import type { Transaction } from '../database/index.js';
import type { Actor } from '../identity/index.js';
import type { Operation } from './operation.js';

/** How many rows are fetched at once: `batch` answers in any order, `keyOf` tells which key a row answers. */
export interface LoaderDefinition<Row> {
  readonly name: string;
  /** One SQL statement for all keys, under the actor's row security. */
  batch(tx: Transaction, keys: readonly string[]): Promise<readonly Row[]>;
  keyOf(row: Row): string;
}

/** Marks and types a loader. */
export function defineLoader<Row>(definition: LoaderDefinition<Row>): LoaderDefinition<Row> {
  return definition;
}

/** Reading by key in batches, as an actor; the context of a GraphQL operation is one. */
export interface Loading {
  readonly actor: Actor;
  load<Row>(definition: LoaderDefinition<Row>, key: string): Promise<Row | undefined>;
}

/** Loads rows by key in batches within one request. Nothing is cached, so a subscription always sees the present. */
export class Loaders {
  private readonly loaders = new Map<LoaderDefinition<never>, DataLoader<string, unknown>>();

  constructor(private readonly operation: Operation) {}

  /** The row of `key`, or undefined when it does not exist for this actor. */
  load<Row>(definition: LoaderDefinition<Row>, key: string): Promise<Row | undefined> {
    let loader = this.loaders.get(definition as LoaderDefinition<never>);
    if (!loader) {
      loader = new DataLoader((keys) => this.fetch(definition, keys), { cache: false });
      this.loaders.set(definition as LoaderDefinition<never>, loader);
    }
    return loader.load(key) as Promise<Row | undefined>;
  }

  private async fetch<Row>(
    definition: LoaderDefinition<Row>,
    keys: readonly string[],
  ): Promise<readonly (Row | undefined)[]> {
    const distinct = [...new Set(keys)];
    const rows = await this.operation.read((tx) => definition.batch(tx, distinct));
    const byKey = new Map(rows.map((row) => [definition.keyOf(row), row]));
    return keys.map((key) => byKey.get(key));
  }
}
