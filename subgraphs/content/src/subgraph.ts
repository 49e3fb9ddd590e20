import { positiveInt } from '@gatefold/runtime/config';
import { defineSubgraph } from '@gatefold/runtime/features';
import { migrations } from './migrations/index.js';
import type { ContentServices } from './services.js';

/** What people show: their projects and portfolios. */
export default defineSubgraph({
  name: 'content',
  featuresDirectory: new URL('./features/', import.meta.url),
  migrations,
  settings: {
    PORTFOLIO_DOCUMENT_BYTES_MAX: positiveInt.default(200 * 1024),
    PORTFOLIO_REVISIONS_MAX: positiveInt.default(200),
    SUGGESTION_TIMEOUT_MS: positiveInt.default(1_500),
    FREEZE_NOTICE_DAYS: positiveInt.default(30),
  },
  createServices: (settings): ContentServices => ({
    documentBytesMax: settings.PORTFOLIO_DOCUMENT_BYTES_MAX,
    revisionsMax: settings.PORTFOLIO_REVISIONS_MAX,
    suggestionTimeoutMs: settings.SUGGESTION_TIMEOUT_MS,
    freezeNoticeDays: settings.FREEZE_NOTICE_DAYS,
  }),
});
