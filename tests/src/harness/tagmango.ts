import { createHmac } from 'node:crypto';

/** Shared with the TagMango of the test. */
export const tagMangoSecret = 'a secret of tests, known to nobody';

/** Sends a body as TagMango signs it. Rejects when there is no answer within `timeoutMs`. */
function postAsTagMango(origin: string, body: Buffer, timeoutMs = 10_000): Promise<Response> {
  const timestamp = Math.floor(Date.now() / 1_000);
  const hex = createHmac('sha256', tagMangoSecret).update(`${timestamp}.`).update(body).digest('hex');
  return fetch(`${origin}/webhooks/tagmango`, {
    method: 'POST',
    body: new Uint8Array(body),
    headers: { 'content-type': 'application/json', 'x-tagmango-signature': `t=${timestamp},v1=${hex}` },
    signal: AbortSignal.timeout(timeoutMs),
  });
}

/** What a test says about a purchase; the rest is made up. Money is in the smallest unit. */
export interface PurchaseEvent {
  readonly transactionId: string;
  readonly email: string;
  readonly event?: 'purchase.completed' | 'purchase.refunded' | 'course.viewed';
  readonly amount?: number;
  readonly currency?: string;
  readonly at?: Date;
}

/** Tells the platform of a purchase. Throws when it does not take it. */
export async function tellPurchase(origin: string, parts: PurchaseEvent): Promise<void> {
  const { event = 'purchase.completed', amount = 49_900, currency = 'INR', at = new Date() } = parts;
  const payload = {
    event,
    user: { email: parts.email, name: 'Asha Buyer', phone: '+911234567890' },
    course: { id: 'course-1', name: 'Hiring well', tier: 'paid' },
    transaction: { id: parts.transactionId, amount, currency },
    timestamp: at.toISOString(),
  };
  const answer = await postAsTagMango(origin, Buffer.from(JSON.stringify(payload)));
  if (!answer.ok) throw new Error(`The webhook was answered ${answer.status}: ${await answer.text()}`);
}

const attemptTimeoutMs = 3_000;

/** Sends a signed event; whether the platform said that it has it. */
export async function deliverTagMango(origin: string, body: Buffer): Promise<boolean> {
  const answer = await postAsTagMango(origin, body, attemptTimeoutMs).catch(() => undefined);
  await answer?.arrayBuffer().catch(() => undefined);
  return answer?.ok ?? false;
}
