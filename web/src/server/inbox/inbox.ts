import type { IncomingMessage, ServerResponse } from 'node:http';
import { hashSource } from '../page-html.js';
import { contentOf, sendContent } from '../reply.js';
import { readCaughtEmails } from './caught-email.js';
import { emailHtml, framedHtml, inboxHtml, inboxScript, inboxStyle } from './inbox-html.js';

/** Answers a path for which {@link isInboxPath} holds. */
export type Inbox = (request: IncomingMessage, response: ServerResponse, path: string) => Promise<void>;

const root = '/dev/inbox';

const pagePolicy = [
  `default-src 'none'`,
  `style-src ${hashSource(inboxStyle)}`,
  `script-src ${hashSource(inboxScript)}`,
  `connect-src 'self'`,
  `img-src 'self'`,
  `frame-src 'self'`,
  `base-uri 'none'`,
  `form-action 'none'`,
  `frame-ancestors 'none'`,
].join('; ');

/** An e-mail may be styled and lead somewhere, nothing else, wherever it is opened. */
const emailPolicy = [
  `default-src 'none'`,
  `style-src 'unsafe-inline'`,
  `img-src data:`,
  `base-uri 'none'`,
  `form-action 'none'`,
  `frame-ancestors 'self'`,
  'sandbox allow-top-navigation-by-user-activation',
].join('; ');

export function isInboxPath(path: string): boolean {
  return path === root || path.startsWith(`${root}/`);
}

/** Shows the e-mail that a development server at `origin` caught. */
export function createInbox(origin: string): Inbox {
  return async (request, response, path) => {
    const emails = await readCaughtEmails(origin);
    const send = (status: number, html: string, policy: string): Promise<void> =>
      sendContent(request, response, contentOf('text/html; charset=utf-8', html), {
        status,
        headers: { 'cache-control': 'no-store', 'content-security-policy': policy },
      });
    const [id, part, ...rest] = path.slice(root.length + 1).split('/');
    if (!id) return send(200, inboxHtml(emails), pagePolicy);
    const email = emails.find((candidate) => candidate.id === id);
    if (email && part === undefined) return send(200, emailHtml(email), pagePolicy);
    if (email && part === 'html' && rest.length === 0) return send(200, framedHtml(email), emailPolicy);
    return send(404, inboxHtml(emails), pagePolicy);
  };
}
