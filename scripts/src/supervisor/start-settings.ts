import { resolve } from 'node:path';
import { databaseAddressProblem } from './database.js';
import { loopbackNames } from './mail-inbox.js';
import { Problem } from './problem.js';

/** What the environment says of a start. */
export interface StartSettings {
  readonly port: number;
  readonly host: string | undefined;
  readonly dataDir: string;
  readonly databaseUrl: string | undefined;
  readonly seed: boolean;
}

/** Reads the settings of `npm start`. Throws one Problem with a line for each setting that is wrong. */
export function readStartSettings(env: Readonly<Record<string, string | undefined>>): StartSettings {
  const problems: string[] = [];
  const port = Number(env['PORT'] || 4000);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    problems.push(`PORT must be a number from 0 to 65535, and is ${env['PORT']}.`);
  const seedWish = env['SEED_DEMO']?.toLowerCase() || undefined;
  if (seedWish && seedWish !== 'true' && seedWish !== 'false')
    problems.push(`SEED_DEMO must be true or false, and is ${env['SEED_DEMO']}.`);
  const publicUrl = env['PUBLIC_URL'] || undefined;
  if (publicUrl && !/^https?:$/.test(URL.parse(publicUrl)?.protocol ?? ''))
    problems.push(`PUBLIC_URL must be an address such as https://gatefold.example, and is ${publicUrl}.`);
  const databaseUrl = env['DATABASE_URL'] || undefined;
  const addressProblem = databaseUrl && databaseAddressProblem(databaseUrl);
  if (addressProblem) problems.push(addressProblem);
  if (problems.length > 0) {
    const head = problems.length > 1 ? [`${problems.length} settings are wrong:`] : [];
    throw new Problem([...head, ...problems].join('\n'));
  }
  const host = env['HOST'] || undefined;
  // A person with a known password has no place on somebody's own database or where others can reach it.
  const isPrivate = !databaseUrl && (!host || loopbackNames.includes(host));
  return {
    port,
    host,
    dataDir: resolve(env['DATA_DIR'] || '.data'),
    databaseUrl,
    seed: seedWish ? seedWish === 'true' : isPrivate,
  };
}
