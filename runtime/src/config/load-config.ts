import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** Exit code of a process whose settings are wrong: a supervisor does not start it again. */
export const exitCodeConfig = 78;

/** All problems of the settings at once, one per line, each naming the variable. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Settings from the environment, validated once. Any variable `X` may be given as `X_FILE`, the path of a file
 * that holds it (secrets). An empty value counts as absent. Throws {@link ConfigError} listing every problem.
 */
export function loadConfig<Shape extends z.ZodRawShape>(
  shape: Shape,
  environment: Environment = process.env,
): z.infer<z.ZodObject<Shape>> {
  const problems: string[] = [];
  const values: Record<string, string> = {};
  for (const name of Object.keys(shape)) {
    const value = readSetting(name, environment, problems);
    if (value !== undefined) values[name] = value;
  }
  const outcome = z.object(shape).safeParse(values);
  for (const issue of outcome.error?.issues ?? []) {
    const name = issue.path.join('.');
    const message = name in values ? issue.message : 'is required';
    if (!problems.some((problem) => problem.startsWith(name))) problems.push(`${name}: ${message}`);
  }
  if (outcome.data === undefined || problems.length > 0) {
    throw new ConfigError(`Configuration is wrong:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
  }
  return outcome.data;
}

function readSetting(name: string, environment: Environment, problems: string[]): string | undefined {
  const direct = environment[name];
  if (direct !== undefined && direct !== '') return direct;
  const path = environment[`${name}_FILE`];
  if (!path) return undefined;
  try {
    return readFileSync(path, 'utf8').trim() || undefined;
  } catch (error) {
    problems.push(`${name}_FILE: cannot read ${path} (${(error as NodeJS.ErrnoException).code})`);
    return undefined;
  }
}
