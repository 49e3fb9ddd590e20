import { z } from 'zod';
import type { Control } from './control.js';

const apiFault = z.strictObject({
  method: z.enum(['GET', 'POST', 'DELETE']).optional(),
  path: z.string().startsWith('/v1/'),
  kind: z.enum(['429', '500', 'hang', 'lost-answer', 'slow']),
  times: z.int().positive().optional(),
  delayMs: z.int().nonnegative().optional(),
});
const webhookFaults = z.strictObject({
  hold: z.boolean().optional(),
  delayMs: z.int().nonnegative().optional(),
  duplicates: z.int().min(0).max(20).optional(),
  shuffleMs: z.int().nonnegative().optional(),
  hasBadSignature: z.boolean().optional(),
  dropShare: z.number().min(0).max(1).optional(),
});
const seconds = z.strictObject({ advanceSeconds: z.int().nonnegative() });
const delivery = z.strictObject({ events: z.array(z.string()).min(1) });
const dispute = z.strictObject({ charge: z.string(), reason: z.string().optional() });
const decision = z.strictObject({ dispute: z.string(), outcome: z.enum(['won', 'lost']) });

/** Answers a request below `/_sandbox`; undefined for an address that does not exist. Throws a ZodError for a body that is wrong. */
export async function answerControl(
  control: Control,
  method: string,
  path: string,
  body: unknown,
): Promise<unknown> {
  switch (`${method} ${path}`) {
    case 'GET /_sandbox/clock':
      return { now: control.now() };
    case 'POST /_sandbox/clock':
      return { now: control.advanceClock(seconds.parse(body).advanceSeconds) };
    case 'POST /_sandbox/api-faults':
      control.failApi(apiFault.parse(body));
      return {};
    case 'PUT /_sandbox/webhook-faults':
      control.setWebhookFaults(webhookFaults.parse(body));
      return {};
    case 'DELETE /_sandbox/faults':
      control.clearFaults();
      return {};
    case 'GET /_sandbox/events':
      return { events: control.events() };
    case 'GET /_sandbox/deliveries':
      return { deliveries: control.deliveriesOfEvents() };
    case 'POST /_sandbox/deliveries':
      return { statuses: await control.deliver(delivery.parse(body).events) };
    case 'POST /_sandbox/disputes': {
      const { charge, reason } = dispute.parse(body);
      return control.dispute(charge, reason);
    }
    case 'POST /_sandbox/dispute-decisions': {
      const wanted = decision.parse(body);
      return control.decideDispute(wanted.dispute, wanted.outcome);
    }
    default:
      return undefined;
  }
}
