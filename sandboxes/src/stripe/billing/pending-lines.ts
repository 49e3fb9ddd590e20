import type { Account } from '../state/account.js';
import type { Line } from './lines.js';

const kind = 'pending-lines';

/** Lines that wait for the next invoice of a subscription. */
function pendingLines(account: Account, subscription: string): Line[] {
  return account.store.note<Line[]>(kind, subscription) ?? [];
}

export function addPendingLines(account: Account, subscription: string, lines: readonly Line[]): void {
  account.store.putNote(kind, subscription, [...pendingLines(account, subscription), ...lines]);
}

/** Takes them for an invoice. */
export function takePendingLines(account: Account, subscription: string): Line[] {
  const lines = pendingLines(account, subscription);
  account.store.deleteNote(kind, subscription);
  return lines;
}
