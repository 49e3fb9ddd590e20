import { defineFeature } from '@gatefold/runtime/features';
import { rotateSigningKeysJob } from './jobs/rotate-signing-keys.js';
import { keySetRoute } from './key-set.resolver.js';

export default defineFeature({ name: 'signing-key', routes: [keySetRoute], jobs: [rotateSigningKeysJob] });
