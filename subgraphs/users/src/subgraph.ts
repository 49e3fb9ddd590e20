import { defineSubgraph } from '@gatefold/runtime/features';
import { ensureAdministrator } from './features/account/use-cases/ensure-administrator.js';
import { migrations } from './migrations/index.js';
import { createUsersServices } from './services/index.js';
import { usersSettings } from './settings.js';

/** People: accounts, sessions and the keys that sign their tokens. */
export default defineSubgraph({
  name: 'users',
  featuresDirectory: new URL('./features/', import.meta.url),
  migrations,
  settings: usersSettings,
  createServices: createUsersServices,
  prepare: async (operation, settings) => {
    await operation.services.signingKeys.bringUpToDate(operation);
    await ensureAdministrator(operation, { email: settings.ADMIN_EMAIL, password: settings.ADMIN_PASSWORD });
  },
});
