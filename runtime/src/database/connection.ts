import { MikroORM, type Options } from '@mikro-orm/postgresql';
import { ReflectMetadataProvider } from '@mikro-orm/decorators/legacy';
import { Migrator, type Migration } from '@mikro-orm/migrations';
import { WatchedClient } from '../postgres/index.js';
import { giveBackBrokenConnections } from './broken-connections.js';

/** Where MikroORM notes the migrations of a schema that it has applied. */
export const migrationsTable = 'migrations';

const statementMsMax = 10_000;
/** An answer that has not come so much later comes no more. */
const wayMs = 2_000;

/** A class of a table. */
export type EntityClass = abstract new (...args: never[]) => object;
/** A class with `up()` that brings the tables of a subgraph one step further. */
export type MigrationClass = new (...args: ConstructorParameters<typeof Migration>) => Migration;

export interface ConnectionOptions {
  readonly url: string;
  /** Postgres schema; unqualified names in SQL mean this one. */
  readonly schema: string;
  /** One that several features name counts once. */
  readonly entities: readonly EntityClass[];
  readonly migrations?: readonly { readonly name: string; readonly class: MigrationClass }[];
  readonly poolMax: number;
  /** Longest wait for a connection, to be opened or to be given back. Default 5000. */
  readonly waitMsMax?: number;
}

/** A MikroORM connection confined to one Postgres schema. Rejects when the server does not answer in `waitMsMax`. */
export async function connect(options: ConnectionOptions): Promise<MikroORM> {
  const settings: Options = {
    clientUrl: options.url,
    schema: options.schema,
    entities: [...new Set(options.entities)] as never,
    metadataProvider: ReflectMetadataProvider,
    extensions: [Migrator],
    discovery: { warnWhenNoEntities: false },
    ignoreUndefinedInQuery: false,
    logger: () => undefined,
    driverOptions: {
      max: options.poolMax,
      connectionTimeoutMillis: options.waitMsMax ?? 5_000,
      statement_timeout: statementMsMax,
      query_timeout: statementMsMax + wayMs,
      Client: WatchedClient,
      onPoolCreated: giveBackBrokenConnections,
      idle_in_transaction_session_timeout: 30_000,
      application_name: `gatefold-${options.schema}`,
      options: `-c search_path=${options.schema}`,
    },
    migrations: {
      tableName: migrationsTable,
      snapshot: false,
      migrationsList: [...(options.migrations ?? [])] as never,
      transactional: true,
      allOrNothing: true,
      disableForeignKeys: false,
    },
  };
  return MikroORM.init(settings);
}
