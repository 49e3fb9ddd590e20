import { defineFeature } from '@gatefold/runtime/features';
import { onEmailVerified } from './handlers/on-email-verified.js';
import { onPurchaseRecorded } from './handlers/on-purchase-recorded.js';

export default defineFeature({
  name: 'purchaser',
  handlers: [onEmailVerified, onPurchaseRecorded],
});
