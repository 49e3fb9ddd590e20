import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Creates the keys and passwords that docker-compose.yml mounts, in `secrets/` or in the folder named as argument. What exists is kept.
 * The files are readable inside the containers, whatever their user; on this machine the folder (mode 700) protects them.
 */
const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = process.argv[2] ?? join(root, 'secrets');
mkdirSync(folder, { recursive: true, mode: 0o700 });

function ensure(name, create) {
  const file = join(folder, name);
  if (!existsSync(file)) writeFileSync(file, `${create()}\n`, { mode: 0o444 });
  return readFileSync(file, 'utf8').trim();
}
const newPassword = () => randomBytes(24).toString('base64url');
const address = (role, password) => `postgres://${role}:${password}@postgres:5432/gatefold`;

const postgresPassword = ensure('postgres_password', newPassword);
ensure('database_admin_url', () => address('postgres', postgresPassword));
for (const name of ['users', 'content', 'billing', 'ai']) {
  ensure(`${name}_database_url`, () => address(`gatefold_${name}`, newPassword()));
}
ensure('master_key', () => randomBytes(32).toString('base64'));
ensure('admin_password', newPassword);
ensure('tagmango_webhook_secret', newPassword);
// From the account at Stripe; empty until somebody writes them down.
ensure('stripe_secret_key', () => '');
ensure('stripe_webhook_secret', () => '');
if (!existsSync(join(folder, 'ai_service_key'))) {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  ensure('ai_service_key', () => privateKey.export({ type: 'pkcs8', format: 'pem' }).trim());
  const der = publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
  writeFileSync(join(folder, 'service_public_keys'), `ai=${der}\n`, { mode: 0o444 });
}
if (!existsSync(join(folder, 'identity_private_key'))) {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  ensure('identity_private_key', () => privateKey.export({ type: 'pkcs8', format: 'pem' }).trim());
  writeFileSync(join(folder, 'identity_public_key'), publicKey.export({ type: 'spki', format: 'pem' }), {
    mode: 0o444,
  });
}
console.log(
  `The secrets are in ${folder}: keep a copy of them in a safe place, without them the data cannot be read.`,
);
