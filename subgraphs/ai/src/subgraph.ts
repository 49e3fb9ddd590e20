import { pem, positiveInt } from '@gatefold/runtime/config';
import { defineSubgraph } from '@gatefold/runtime/features';
import { z } from 'zod';
import { migrations } from './migrations/index.js';
import { createAiServices } from './services/ai-services.js';

/** Work on people's texts: suggestions for their projects, and what that used. */
export default defineSubgraph({
  name: 'ai',
  featuresDirectory: new URL('./features/', import.meta.url),
  migrations,
  settings: {
    OPENAI_API_KEY: z.string().optional(),
    OPENAI_BASE_URL: z.url({ protocol: /^https?$/ }).default('https://api.openai.com/v1'),
    OPENAI_MODEL: z.string().default('gpt-4o-mini'),
    /** For one analysis with all its attempts; with PROJECT_WAIT_MS and BILLING_TIMEOUT_MS below the 10 s of a request. */
    OPENAI_TIMEOUT_MS: positiveInt.default(6_000),
    /** How long `analyzeContent` waits for a project whose event is on its way. */
    PROJECT_WAIT_MS: positiveInt.default(1_500),
    /** GraphQL endpoint of billing, whose ledger is asked before metered work. */
    BILLING_URL: z.url({ protocol: /^https?$/ }),
    /** For one call of billing. */
    BILLING_TIMEOUT_MS: positiveInt.default(2_000),
    /** Ed25519 key by which billing knows this service. */
    SERVICE_IDENTITY_PRIVATE_KEY: pem,
  },
  createServices: createAiServices,
});
