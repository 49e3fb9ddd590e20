import { positiveInt } from '@gatefold/runtime/config';

/** How files of products go through. */
export const fileSettings = {
  /** Files that are sent or taken in at the same time. */
  FILE_TRANSFERS_MAX: positiveInt.default(500),
  /** Of these, those of one network. */
  ADDRESS_FILE_TRANSFERS_MAX: positiveInt.default(20),
  /** How long a client may read or send nothing before its transfer is cut off. */
  FILE_IDLE_TIMEOUT_MS: positiveInt.default(60_000),
};
