import {
  createHmac,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  randomBytes,
  type KeyObject,
} from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Problem, shortPath } from './problem.js';

/** Secrets of one data folder, made once. Private ones are handed to processes as files, not as values. */
export interface Secrets {
  /** Ed25519, SPKI PEM. */
  readonly identityPublicKey: string;
  /** Ed25519, PKCS8 PEM. */
  readonly identityPrivateKeyFile: string;
  /** Key by which `ai` signs its calls of billing: Ed25519, PKCS8 PEM. */
  readonly aiPrivateKeyFile: string;
  /** Public keys of the services that call others, as `SERVICE_PUBLIC_KEYS` wants them. */
  readonly servicePublicKeys: string;
  /** 32 bytes, base64. */
  readonly masterKeyFile: string;
  /** Shared with TagMango: 32 random bytes, base64. */
  readonly tagMangoWebhookSecretFile: string;
  /** Key of the Stripe sandbox, for when there is no account. */
  readonly stripeSecretKeyFile: string;
  /** What the Stripe sandbox signs its webhooks with. */
  readonly stripeWebhookSecretFile: string;
  /** Password of the demo administrator: made up, so that it opens nothing elsewhere. */
  readonly demoAdminPassword: string;
  /** Password of the database role `gatefold_<name>`. */
  databasePasswordOf(name: string): string;
}

function readOrCreate(file: string, create: () => string): string {
  if (existsSync(file)) return readFileSync(file, 'utf8').trim();
  const value = create();
  writeFileSync(`${file}.new`, `${value}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
  return value;
}

function newSigningKey(): string {
  const { privateKey } = generateKeyPairSync('ed25519');
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString().trim();
}

/** Opens the secrets below `dataDir`, created when absent (mode 600). Throws a Problem when one is there but unusable. */
export function openSecrets(dataDir: string): Secrets {
  const folder = join(dataDir, 'secrets');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const identityPrivateKeyFile = join(folder, 'identity-private-key.pem');
  const aiPrivateKeyFile = join(folder, 'ai-private-key.pem');
  const masterKeyFile = join(folder, 'master-key');
  const seedFile = join(folder, 'database-password-key');
  const tagMangoWebhookSecretFile = join(folder, 'tagmango-webhook-secret');
  const damaged = (file: string): Problem =>
    new Problem(
      `${shortPath(file)} is damaged: restore it from a backup, or move the data folder away to begin anew.`,
    );

  const publicKeyOf = (privateKeyFile: string): KeyObject => {
    const pem = readOrCreate(privateKeyFile, newSigningKey);
    try {
      const key = createPrivateKey(pem);
      if (key.asymmetricKeyType !== 'ed25519') throw damaged(privateKeyFile);
      return createPublicKey(key);
    } catch {
      throw damaged(privateKeyFile);
    }
  };
  const identityPublicKey = publicKeyOf(identityPrivateKeyFile).export({ type: 'spki', format: 'pem' });
  const aiPublicKey = publicKeyOf(aiPrivateKeyFile).export({ type: 'spki', format: 'der' });
  const newKey = (): string => randomBytes(32).toString('base64');
  if (Buffer.from(readOrCreate(masterKeyFile, newKey), 'base64').length !== 32) throw damaged(masterKeyFile);
  const seed = readOrCreate(seedFile, newKey);
  readOrCreate(tagMangoWebhookSecretFile, newKey);
  if (Buffer.from(seed, 'base64').length !== 32) throw damaged(seedFile);

  const stripeSecretKeyFile = join(folder, 'stripe-sandbox-key');
  const stripeWebhookSecretFile = join(folder, 'stripe-sandbox-webhook-secret');
  const newHex = (): string => randomBytes(24).toString('hex');
  readOrCreate(stripeSecretKeyFile, () => `sk_test_sandbox${newHex()}`);
  readOrCreate(stripeWebhookSecretFile, () => `whsec_${newHex()}`);

  const demoAdminPassword = readOrCreate(join(folder, 'demo-admin-password'), () =>
    randomBytes(9).toString('base64url'),
  );

  return {
    demoAdminPassword,
    identityPublicKey: identityPublicKey.toString().trim(),
    identityPrivateKeyFile,
    aiPrivateKeyFile,
    servicePublicKeys: `ai=${aiPublicKey.toString('base64')}`,
    masterKeyFile,
    tagMangoWebhookSecretFile,
    stripeSecretKeyFile,
    stripeWebhookSecretFile,
    databasePasswordOf: (name) => createHmac('sha256', seed).update(name).digest('base64url'),
  };
}
