import type { Platform } from '@gatefold/scripts/supervisor';
import { administratorSettings } from './administrator.js';
import { askHost } from './host.js';
import { tagMangoSecret } from './tagmango.js';

/** What a test may know of a platform that is not its own. */
export type SharedPlatform = Pick<Platform, 'url' | 'databaseAdminUrl' | 'logs'>;

/** All of its tests come from one address. */
const settings = {
  LOG_LEVEL: 'warn',
  SIGN_INS_PER_MINUTE: '1000',
  REQUESTS_PER_MINUTE: '100000',
  ...administratorSettings,
  TAGMANGO_WEBHOOK_SECRET: tagMangoSecret,
};

/**
 * The one platform of the Jest run, for tests that bring their own people, end no process and count nothing of others. It knows the
 * administrator and the TagMango of the harness, and stops with the run. Everybody else starts a `TestPlatform`.
 */
export function sharedPlatform(): Promise<SharedPlatform> {
  return askHost('/platform', settings);
}
