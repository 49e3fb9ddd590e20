import { randomBytes } from 'node:crypto';
import { registerHooks } from 'node:module';

/**
 * Starts one throw-away PostgreSQL for the whole run; every test process finds the superuser's address in `TEST_DATABASE_ADMIN_URL`
 * (kept when the caller set it) and what tells this run from others on that server in `TEST_RUN_ID`. Jest loads this file without its transform and without its module map: Node strips the types, and the
 * hook maps the `.js` of our relative imports to the source.
 */
export default async function globalSetup(): Promise<void> {
  const hooks = registerHooks({
    resolve(specifier, context, next) {
      const isOurs = specifier.startsWith('.') && context.parentURL?.includes('/sandboxes/src/');
      return next(isOurs ? specifier.replace(/\.js$/, '.ts') : specifier, context);
    },
  });
  const { startTestDatabase } = await import('./test-database.js');
  hooks.deregister();
  process.env.TEST_RUN_ID = randomBytes(6).toString('hex');
  process.env.TEST_DATABASE_ADMIN_URL ??= await startTestDatabase();
}
