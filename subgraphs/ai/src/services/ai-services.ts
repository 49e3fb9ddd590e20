import { identityPrivateKey } from '@gatefold/runtime/identity';
import type { Logger } from '@gatefold/runtime/logging';
import { createServiceCaller } from '@gatefold/runtime/service-calls';
import { createUsageMeter, type UsageMeter } from '../metering/usage-meter.js';
import type { ContentAnalyzer } from './content-analyzer.js';
import { localAnalyzer } from './local/local-analyzer.js';
import { createOpenAiAnalyzer } from './openai/openai-analyzer.js';

/** What the use cases of this subgraph work with. */
export interface AiServices {
  readonly analyzer: ContentAnalyzer;
  /** Where metered work is counted. */
  readonly meter: UsageMeter;
  /** How long to wait for a project whose event is on its way. */
  readonly projectWaitMs: number;
}

/** Settings that choose the analyzer, and lead to the ledger. */
export interface AiSettings {
  readonly OPENAI_API_KEY?: string | undefined;
  readonly OPENAI_BASE_URL: string;
  readonly OPENAI_MODEL: string;
  readonly OPENAI_TIMEOUT_MS: number;
  readonly PROJECT_WAIT_MS: number;
  readonly BILLING_URL: string;
  readonly BILLING_TIMEOUT_MS: number;
  readonly SERVICE_IDENTITY_PRIVATE_KEY: string;
}

/** With a key the model of that provider, without one the rules on this server; the log says which. */
export function createAiServices(settings: AiSettings, log: Logger): AiServices {
  const analyzer = settings.OPENAI_API_KEY
    ? createOpenAiAnalyzer({
        apiKey: settings.OPENAI_API_KEY,
        baseUrl: settings.OPENAI_BASE_URL,
        model: settings.OPENAI_MODEL,
        timeoutMs: settings.OPENAI_TIMEOUT_MS,
        log,
      })
    : localAnalyzer;
  log.info({ analyzer: analyzer.identity }, 'analyzer_chosen');
  const billing = createServiceCaller({
    name: 'ai',
    audience: 'billing',
    url: settings.BILLING_URL,
    privateKey: identityPrivateKey(settings.SERVICE_IDENTITY_PRIVATE_KEY),
    timeoutMs: settings.BILLING_TIMEOUT_MS,
  });
  return { analyzer, meter: createUsageMeter(billing), projectWaitMs: settings.PROJECT_WAIT_MS };
}
