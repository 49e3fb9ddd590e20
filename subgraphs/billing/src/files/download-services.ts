import { RateLimiterMemory } from 'rate-limiter-flexible';
import type { DownloadSettings } from './download-settings.js';
import { FileStore } from './file-store.js';
import { RegistryTokens } from './registry-tokens.js';

/** What downloads need. */
export interface DownloadServices {
  readonly files: FileStore;
  /** Undefined where no key for a registry is set. */
  readonly registry: RegistryTokens | undefined;
  readonly licenceChecks: RateLimiterMemory;
  readonly publicUrl: string;
  readonly fileBytesMax: number;
  readonly filePartBytesMax: number;
  readonly tokenHours: number;
  readonly tokenUsesMax: number;
  readonly tokensPerDayMax: number;
  readonly clientKeptDays: number;
}

export async function createDownloadServices(settings: DownloadSettings): Promise<DownloadServices> {
  const { REGISTRY_TOKEN_KEY: key, REGISTRY_SERVICE: registryService } = settings;
  return {
    files: new FileStore(settings.FILES_DIR),
    registry: key === undefined ? undefined : await RegistryTokens.open(key, registryService),
    licenceChecks: new RateLimiterMemory({ points: settings.LICENCE_CHECKS_PER_MINUTE, duration: 60 }),
    publicUrl: settings.PUBLIC_URL.replace(/\/$/, ''),
    fileBytesMax: settings.FILE_BYTES_MAX,
    filePartBytesMax: settings.FILE_PART_BYTES_MAX,
    tokenHours: settings.DOWNLOAD_TOKEN_HOURS,
    tokenUsesMax: settings.DOWNLOAD_TOKEN_USES_MAX,
    tokensPerDayMax: settings.DOWNLOAD_TOKENS_PER_DAY_MAX,
    clientKeptDays: settings.DOWNLOAD_CLIENT_KEPT_DAYS,
  };
}
