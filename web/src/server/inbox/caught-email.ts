import { z } from 'zod';

const timeoutMs = 3_000;

const caughtEmails = z.array(
  z.object({
    id: z.uuid(),
    receivedAt: z.string(),
    from: z.string(),
    to: z.array(z.string()),
    subject: z.string(),
    text: z.string(),
    html: z.string(),
  }),
);

/** An e-mail that was caught instead of delivered. */
export type CaughtEmail = z.infer<typeof caughtEmails>[number];

/** Every caught e-mail, newest first. Rejects when the server that catches them does not answer. */
export async function readCaughtEmails(origin: string): Promise<readonly CaughtEmail[]> {
  const response = await fetch(`${origin}/emails`, { signal: AbortSignal.timeout(timeoutMs) });
  return caughtEmails.parse(await response.json());
}
