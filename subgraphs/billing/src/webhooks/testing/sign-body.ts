import { createHmac } from 'node:crypto';

/** The value of a signature header for this body, as a sender makes it. */
export function signBody(rawBody: Buffer, secret: string, signedAt: Date): string {
  const timestamp = Math.floor(signedAt.getTime() / 1_000);
  const hex = createHmac('sha256', secret).update(`${timestamp}.`).update(rawBody).digest('hex');
  return `t=${timestamp},v1=${hex}`;
}
