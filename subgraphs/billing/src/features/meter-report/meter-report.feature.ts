import { defineFeature } from '@gatefold/runtime/features';
import { reconcileMetersNightly } from './jobs/reconcile-meters-nightly.js';
import { reportOverageEveryMinute } from './jobs/report-overage-every-minute.js';

export default defineFeature({
  name: 'meter-report',
  jobs: [reportOverageEveryMinute, reconcileMetersNightly],
});
