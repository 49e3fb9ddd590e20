import { defineJob } from '@gatefold/runtime/jobs';
import type { Operation } from '@gatefold/runtime/operation';
import { z } from 'zod';
import { deliverEmailJobName } from '../../../mail/index.js';
import type { UsersServices } from '../../../services/index.js';
import { deliverEmail } from '../use-cases/deliver-email.js';

const payloadShape = z.object({ emailId: z.uuid() });

/** Queued with every e-mail. */
export const deliverEmailJob = defineJob({
  name: deliverEmailJobName,
  run: (operation, payload) =>
    deliverEmail(operation as Operation<UsersServices>, payloadShape.parse(payload).emailId),
});
