import { createTransport } from 'nodemailer';
import { letterHtml, letterText } from './letter-bodies.js';
import type { Letter } from './messages/message.js';

/** What became of an attempt. After `TEMPORARY` another one may succeed, after `PERMANENT` none will. */
export type Delivery =
  { readonly kind: 'SENT' } | { readonly kind: 'TEMPORARY' | 'PERMANENT'; readonly reason: string };

/** A letter on its way to somebody. */
export interface OutgoingEmail {
  /** uuid; the same for every attempt, so that a mail server can tell a repetition. */
  readonly id: string;
  readonly recipient: string;
  readonly letter: Letter;
  /** Path and query of the page that the letter leads to. */
  readonly path: string;
}

/** Hands e-mail over to a mail server. */
export interface Mailer {
  /** No attempt takes longer. */
  readonly timeoutMs: number;
  /** Never rejects. */
  send(email: OutgoingEmail): Promise<Delivery>;
}

export interface MailerOptions {
  readonly smtpUrl: string;
  /** `Name <address>` or an address. */
  readonly from: string;
  /** Origin that links begin with. */
  readonly publicUrl: string;
  readonly timeoutMs: number;
}

const reasonLengthMax = 500;

/** Sends over SMTP, one connection for each e-mail. */
export function createMailer({ smtpUrl, from, publicUrl, timeoutMs }: MailerOptions): Mailer {
  const transport = createTransport({
    url: smtpUrl,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    timeoutMs,
    send: async ({ id, recipient, letter, path }) => {
      const link = new URL(path, publicUrl).href;
      const sending = transport.sendMail({
        from,
        to: { name: '', address: recipient },
        subject: letter.subject,
        text: letterText(letter, link),
        html: letterHtml(letter, link),
        messageId: `<${id}@${new URL(publicUrl).hostname}>`,
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
      try {
        await within(timeoutMs, sending);
        return { kind: 'SENT' };
      } catch (error) {
        return refusalOf(error);
      }
    },
  };
}

/** A server that sends a byte now and then never runs into the timeouts of the socket. */
async function within(timeoutMs: number, sending: Promise<unknown>): Promise<void> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => late.reject(new Error(`not handed over within ${timeoutMs} ms`)), timeoutMs);
  try {
    await Promise.race([sending, late.promise]);
  } finally {
    clearTimeout(timer);
    sending.catch(() => undefined);
  }
}

/** Only a 5xx about this sender, this recipient or this content is final; one about the connection or our login is not. */
function refusalOf(error: unknown): Delivery {
  const { code, responseCode, message } = error as { code?: string; responseCode?: number; message: string };
  const isAboutThisEmail = code === 'EENVELOPE' || code === 'EMESSAGE';
  const isFinal = isAboutThisEmail && (responseCode === undefined || responseCode >= 500);
  const reason = `${code ? `${code}: ` : ''}${message}`.slice(0, reasonLengthMax);
  return { kind: isFinal ? 'PERMANENT' : 'TEMPORARY', reason };
}
