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
