import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { z } from 'zod';
import type { BillingSettings } from '../settings.js';
import type { ReceivedWebhook, WebhookFacts, WebhookProvider } from '../webhooks/provider.js';
import { signatureFault } from '../webhooks/signature.js';
import { applyEvent } from './apply-event.js';
import { eventKinds, tagMangoPayload } from './payload.js';

/** As much of any event as can be filed, also of one whose payload is not understood. */
const eventName = z.string().regex(/^[^\0]{1,200}$/);
const envelope = z.object({
  event: eventName,
  user: z.object({
    email: z
      .string()
      .regex(/^[^\0]{1,320}$/)
      .toLowerCase(),
  }),
  transaction: z.object({ id: z.string().min(1).max(200) }),
  timestamp: z.iso.datetime({ offset: true }),
});

/** TagMango, or undefined when no secret is shared with it. */
export function createTagMangoProvider(settings: BillingSettings): WebhookProvider | undefined {
  const secret = settings.TAGMANGO_WEBHOOK_SECRET;
  if (secret === undefined) return undefined;
  const { TAGMANGO_SIGNATURE_HEADER: signature, TAGMANGO_TIMESTAMP_HEADER: timestamp } = settings;
  return {
    name: 'tagmango',
    headersKept: ['content-type', 'user-agent'],
    verify: ({ rawBody, headers }, now) => {
      const signed = {
        rawBody,
        signature: single(headers, signature),
        timestamp: timestamp === undefined ? undefined : (single(headers, timestamp) ?? ''),
      };
      const reason = signatureFault(signed, secret, now);
      return reason ? { ok: false, reason } : { ok: true, facts: factsOf(rawBody, now) };
    },
    handle: async (tx, webhook) => {
      const kind = eventKinds.get(webhook.type);
      if (!kind) return unhandled(webhook);
      const rawPayload = JSON.parse(webhook.rawBody.toString('utf8')) as object;
      const parsed = tagMangoPayload.safeParse(rawPayload);
      if (!parsed.success)
        throw new Error(`The payload is not understood:\n${z.prettifyError(parsed.error)}`);
      const event = { kind, payload: parsed.data, rawPayload };
      return { status: 'DONE', outcome: await applyEvent(tx, event, settings.TAGMANGO_PERIOD_MONTHS) };
    },
  };
}

function unhandled({ type }: ReceivedWebhook) {
  return { status: 'UNHANDLED', outcome: `Nothing is done on ${type}` } as const;
}

/**
 * TagMango numbers no events: one is known by what happened to which transaction and when. What cannot be read so far is
 * known by its bytes and waits for nobody.
 */
function factsOf(rawBody: Buffer, now: Date): WebhookFacts {
  const body = parseJson(rawBody);
  const { data } = envelope.safeParse(body);
  const hash = (text: Buffer | string) => createHash('sha256').update(text).digest('hex');
  if (!data) {
    const { event } = z.object({ event: eventName }).safeParse(body).data ?? {};
    const eventId = hash(rawBody);
    return { eventId, type: event ?? 'unreadable', occurredAt: now, subject: eventId };
  }
  const { event, user, transaction, timestamp } = data;
  return {
    eventId: hash(JSON.stringify([event, transaction.id, new Date(timestamp).toISOString()])),
    type: event,
    occurredAt: new Date(timestamp),
    subject: user.email,
  };
}

function parseJson(rawBody: Buffer): unknown {
  try {
    return JSON.parse(rawBody.toString('utf8'));
  } catch {
    return undefined;
  }
}

function single(headers: IncomingHttpHeaders, name: string): string | undefined {
  const value = headers[name];
  return typeof value === 'string' ? value : undefined;
}
