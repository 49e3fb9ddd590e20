import { defineJob } from '@gatefold/runtime/jobs';
import { requestMissingPlans } from '../use-cases/request-missing-plans.js';

/** Whose plan was announced before this subgraph kept plans is asked for; an answer on its way costs one more. */
export const requestMissingPlansHourly = defineJob({
  name: 'request-missing-plans',
  cron: '7 * * * *',
  run: async (operation) => {
    const count = await requestMissingPlans(operation);
    if (count > 0) operation.log.info({ count }, 'missing_plans_requested');
  },
});
