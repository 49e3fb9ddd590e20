import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** Who may read or call each field of the API, by its coordinate. */
export const isolationTable = parse(
  readFileSync(new URL('../../src/security/isolation.yaml', import.meta.url), 'utf8'),
) as Readonly<Record<string, string>>;

/** The fields that the table keeps for these people. */
export const fieldsFor = (people: string): string[] =>
  Object.keys(isolationTable).filter((field) => isolationTable[field] === people);
