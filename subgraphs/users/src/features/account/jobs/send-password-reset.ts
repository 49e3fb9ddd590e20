import { defineJob } from '@gatefold/runtime/jobs';
import { z } from 'zod';
import { sendPasswordReset, sendPasswordResetJobName } from '../use-cases/request-password-reset.js';

const payloadShape = z.object({ email: z.string(), requestId: z.uuid() });

/** Queued with every request for a new password. */
export const sendPasswordResetJob = defineJob({
  name: sendPasswordResetJobName,
  run: (operation, payload) => sendPasswordReset(operation, payloadShape.parse(payload)),
});
