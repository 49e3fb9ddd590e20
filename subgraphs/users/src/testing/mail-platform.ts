import { startSmtpSandbox, type CapturedEmail, type SmtpSandbox } from '@gatefold/sandboxes/smtp';
import { startTestSubgraph, type TestSubgraph } from '@gatefold/runtime/testing';
import type { UsersServices } from '../services/index.js';
import type { UsersSettings } from '../settings.js';
import subgraph from '../subgraph.js';
import { testSettings } from './test-settings.js';

/** The users subgraph with a real mail server. */
export interface MailPlatform {
  readonly users: TestSubgraph<UsersServices>;
  readonly smtp: SmtpSandbox;
  stop(): Promise<void>;
}

export async function startMailPlatform(overrides: Partial<UsersSettings> = {}): Promise<MailPlatform> {
  const smtp = await startSmtpSandbox();
  const users = await startTestSubgraph(subgraph, testSettings({ SMTP_URL: smtp.url, ...overrides }));
  return {
    users,
    smtp,
    stop: async () => {
      await users.stop();
      await smtp.stop();
    },
  };
}

/** E-mails that an address got, newest first. */
export function emailsTo({ emails }: SmtpSandbox, address: string): readonly CapturedEmail[] {
  return emails.filter(({ to }) => to.includes(address));
}

/** The token of the newest link that an address got; '' when it got none. */
export function tokenFor(smtp: SmtpSandbox, address: string): string {
  return /[?&]token=([\w-]+)/.exec(emailsTo(smtp, address)[0]?.text ?? '')?.[1] ?? '';
}
