import type { Answer } from '../test-platform.js';
import type { RandomOperation } from '../random-operation.js';
import type { FederatedRun } from './federated-run.js';

/** How the engine's answer to an operation differs from the monolith's; undefined when it does not. */
export async function differenceOf(
  run: FederatedRun,
  { query, variables }: RandomOperation,
): Promise<Readonly<Record<string, unknown>> | undefined> {
  run.world.log.length = 0;
  const wanted = await run.monolith(query, variables);
  const wantedLog = run.world.log.splice(0);
  const answer = await run.federated(query, variables);
  const differences = [
    compare('data', JSON.stringify(answer.data), JSON.stringify(wanted.data)),
    compare('explained nulls', explainedNulls(answer).join(' '), explainedNulls(wanted).join(' ')),
    compare('errors that explain no null', strayErrors(answer).join(' '), ''),
    compare('mutations', run.world.log.join(', '), wantedLog.join(', ')),
  ].filter((text) => text !== undefined);
  if (differences.length === 0) return undefined;
  return { differences, query, variables, errors: answer.errors, wantedErrors: wanted.errors };
}

function compare(what: string, found: string | undefined, wanted: string | undefined): string | undefined {
  return found === wanted ? undefined : `${what}:\n  found  ${found}\n  wanted ${wanted}`;
}

/** Each null of the data that an error at its place, or below it, explains. */
export function explainedNulls({ data, errors = [] }: Answer): string[] {
  const paths = errors.map(({ path = [] }) => `${path.join('.')}.`);
  const found: string[] = [];
  const walk = (value: unknown, path: string): void => {
    if (value === null && paths.some((error) => error.startsWith(path))) found.push(path);
    else if (typeof value === 'object' && value !== null) {
      for (const [key, entry] of Object.entries(value)) walk(entry, `${path}${key}.`);
    }
  };
  walk(data, '');
  return found;
}

/** Paths of errors that lead to no null in the data. */
function strayErrors({ data, errors = [] }: Answer): string[] {
  return errors.flatMap(({ path = [] }) => {
    let value: unknown = data;
    for (const step of path) {
      if (value === null || value === undefined) break;
      value = (value as Readonly<Record<string | number, unknown>>)[step];
    }
    return value === null ? [] : [path.join('.') || '(no path)'];
  });
}
