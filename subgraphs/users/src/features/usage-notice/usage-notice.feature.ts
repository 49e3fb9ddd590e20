import { defineFeature } from '@gatefold/runtime/features';
import { onUsageThresholdReached } from './handlers/on-usage-threshold-reached.js';

export default defineFeature({
  name: 'usage-notice',
  handlers: [onUsageThresholdReached],
});
