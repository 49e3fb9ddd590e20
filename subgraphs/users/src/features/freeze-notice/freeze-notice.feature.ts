import { defineFeature } from '@gatefold/runtime/features';
import { onFreezeAnnounced } from './handlers/on-freeze-announced.js';

export default defineFeature({
  name: 'freeze-notice',
  handlers: [onFreezeAnnounced],
});
