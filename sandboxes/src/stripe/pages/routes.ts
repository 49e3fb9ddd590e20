import type { Account } from '../state/account.js';

/** What a browser gets. */
export interface PageAnswer {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: string;
}

/** Answers a request for a hosted page; `form` is the body of a POST. */
export function answerPage(_account: Account, _method: string, url: URL, _form: string): PageAnswer {
  if (url.pathname === '/ready')
    return { status: 200, headers: { 'content-type': 'text/plain' }, body: 'ready' };
  return { status: 404, headers: { 'content-type': 'text/plain' }, body: 'No such page.' };
}
