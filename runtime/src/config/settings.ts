import { createPublicKey, type KeyObject } from 'node:crypto';
import { z } from 'zod';

/** A TCP port; 0 lets the system choose. */
export const port = z.coerce.number().int().min(0).max(65_535);

/** A duration, size or count given as a whole number above zero. */
export const positiveInt = z.coerce.number().int().positive();

/** A PEM text; line breaks may be written as `\n` so that it fits an environment variable. */
export const pem = z
  .string()
  .transform((value) => value.replaceAll('\\n', '\n'))
  .refine((value) => value.includes('-----BEGIN '), 'must be a PEM text');

/** Public keys of services by name, as `<name>=<Ed25519 SPKI DER in base64>` separated by commas. */
export const serviceKeys = z.string().transform((value, context) => {
  const keys = new Map<string, KeyObject>();
  for (const pair of value.split(',').filter(Boolean)) {
    const [, name = '', der = ''] = /^([a-z]+)=(.+)$/.exec(pair.trim()) ?? [];
    const key = publicKeyOf(der);
    if (key && name !== 'gateway') keys.set(name, key);
    else context.addIssue({ code: 'custom', message: 'must be <service>=<Ed25519 SPKI DER in base64>, ...' });
  }
  return keys as ReadonlyMap<string, KeyObject>;
});

function publicKeyOf(der: string): KeyObject | undefined {
  try {
    const key = createPublicKey({ key: Buffer.from(der, 'base64'), format: 'der', type: 'spki' });
    return key.asymmetricKeyType === 'ed25519' ? key : undefined;
  } catch {
    return undefined;
  }
}

/** Settings that every process has. */
export const processSettings = {
  HOST: z.string().default('127.0.0.1'),
  PORT: port,
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
};

/** Settings of every subgraph besides {@link processSettings}. */
export const subgraphSettings = {
  ...processSettings,
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }),
  DATABASE_ADMIN_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  DATABASE_POOL_MAX: positiveInt.default(10),
  BUS_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
  IDENTITY_PUBLIC_KEY: pem,
  ROLE: z.enum(['web', 'worker', 'all']).default('all'),
};

export type SubgraphSettings = z.infer<z.ZodObject<typeof subgraphSettings>>;
