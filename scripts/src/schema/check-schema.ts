import { apiChanges, type ApiChange } from './api-changes.js';
import { committedFile } from './committed-file.js';
import type { SubgraphSdl } from './compose.js';
import { schemaDrift } from './drift.js';
import { publicSchemaPath, schemaFiles } from './schema-files.js';

/** How the code's schema stands to what is committed. */
export interface SchemaReport {
  /** One sentence for each file that differs. */
  readonly drift: readonly string[];
  /** Breaking and dangerous changes against `base`. */
  readonly changes: readonly ApiChange[];
  /** Whether `npm run schema:check` fails. */
  readonly failed: boolean;
}

/** What to compare with, and how strictly. */
export interface SchemaCheckOptions {
  /** Commit whose API schema clients know. */
  readonly base: string;
  /** Breaking changes fail too. */
  readonly strict: boolean;
}

/** Compares the schema of the code with the files below `root` and with a commit. Throws a CompositionError. */
export async function checkSchema(
  root: string,
  subgraphs: readonly SubgraphSdl[],
  { base, strict }: SchemaCheckOptions,
): Promise<SchemaReport> {
  const printed = await schemaFiles(subgraphs);
  const drift = await schemaDrift(root, printed);
  const before = await committedFile(root, base, publicSchemaPath);
  const after = printed.get(publicSchemaPath) ?? '';
  const changes = before === undefined ? [] : await apiChanges(before, after);
  const breaks = changes.some(({ kind }) => kind === 'breaking');
  return { drift, changes, failed: drift.length > 0 || (strict && breaks) };
}
