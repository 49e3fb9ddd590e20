import { createHmac } from 'node:crypto';

/** Shared with the TagMango of the test. */
export const tagMangoSecret = 'a secret of tests, known to nobody';

const attemptTimeoutMs = 3_000;

/** Sends a signed event; whether the platform said that it has it. */
export async function deliverTagMango(origin: string, body: Buffer): Promise<boolean> {
  const timestamp = Math.floor(Date.now() / 1_000);
  const hex = createHmac('sha256', tagMangoSecret).update(`${timestamp}.`).update(body).digest('hex');
  const answer = await fetch(`${origin}/webhooks/tagmango`, {
    method: 'POST',
    body: new Uint8Array(body),
    headers: { 'content-type': 'application/json', 'x-tagmango-signature': `t=${timestamp},v1=${hex}` },
    signal: AbortSignal.timeout(attemptTimeoutMs),
  }).catch(() => undefined);
  await answer?.arrayBuffer().catch(() => undefined);
  return answer?.ok ?? false;
}
