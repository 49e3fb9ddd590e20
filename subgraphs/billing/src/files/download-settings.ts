import { pem, positiveInt } from '@gatefold/runtime/config';
import { z } from 'zod';

/** How products are handed out. */
export const downloadSettings = {
  /** Origin of links to files. */
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).default('http://localhost:4000'),
  /** Folder with the files of products; every process of billing needs the same one. */
  FILES_DIR: z.string().min(1).default('.data/files'),
  /** Bytes of one file of a product, inclusive. */
  FILE_BYTES_MAX: positiveInt.default(2_147_483_648),
  /** Bytes of one request that uploads a part of a file, inclusive. */
  FILE_PART_BYTES_MAX: positiveInt.default(16_777_216),
  /** Hours for which a download link works. */
  DOWNLOAD_TOKEN_HOURS: positiveInt.default(24),
  /** Downloads for which one link is good. */
  DOWNLOAD_TOKEN_USES_MAX: positiveInt.default(3),
  /** Links that a person may make within 24 hours. */
  DOWNLOAD_TOKENS_PER_DAY_MAX: positiveInt.default(50),
  /** Days after which the log forgets the address and program of a download. */
  DOWNLOAD_CLIENT_KEPT_DAYS: positiveInt.default(90),
  /** Checks of licence keys from one network in a minute, by this process. */
  LICENCE_CHECKS_PER_MINUTE: positiveInt.default(60),
  /** P-256 or Ed25519 private key, PKCS#8 PEM, that signs for the registry; without it no image is handed out. */
  REGISTRY_TOKEN_KEY: pem.optional(),
  /** The name of the registry's service, as in its own configuration. */
  REGISTRY_SERVICE: z.string().min(1).default('gatefold-registry'),
};

export type DownloadSettings = z.infer<z.ZodObject<typeof downloadSettings>>;
