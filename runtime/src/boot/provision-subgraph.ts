import type { z } from 'zod';
import type { SubgraphSettings } from '../config/index.js';
import { provision } from '../database/index.js';
import type { SubgraphDefinition } from '../features/index.js';

/**
 * Provisions and migrates when the settings hold an administrator's URL; without one the database must have been
 * brought up to date by another process or a release step.
 */
export async function provisionSubgraph<Shape extends z.ZodRawShape, Services>(
  definition: SubgraphDefinition<Shape, Services>,
  settings: SubgraphSettings,
): Promise<void> {
  const adminUrl = settings.DATABASE_ADMIN_URL;
  if (!adminUrl) return;
  await provision({
    schema: definition.name,
    adminUrl,
    databaseUrl: settings.DATABASE_URL,
    busAdminUrl: settings.REDIS_URL
      ? undefined
      : onServerOf(settings.BUS_URL ?? settings.DATABASE_URL, adminUrl),
    migrations: definition.migrations,
  });
}

/** The administrator's login on the server and database of `url`. */
function onServerOf(url: string, adminUrl: string): string {
  const [target, admin] = [new URL(url), new URL(adminUrl)];
  target.username = admin.username;
  target.password = admin.password;
  return target.href;
}
