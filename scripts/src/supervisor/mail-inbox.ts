import type { Environment, ProcessDefinition } from './process-definition.js';

/** Catches e-mail where no mail server is set, and lets the web application show it at `/dev/inbox`. */
export const mailInbox: ProcessDefinition = {
  name: 'mail',
  title: 'Mail inbox',
  entry: 'sandboxes/dist/smtp/main.js',
  code: [],
  ports: ['smtp'],
  stopStage: 2,
  stopTimeoutMs: 3_000,
  env: (context) => ({ SMTP_PORT: String(context.portOf('smtp')) }),
};

/** Names under which only this machine is reached. */
export const loopbackNames: readonly string[] = ['127.0.0.1', 'localhost', '::1', '[::1]'];

/**
 * Whether a platform catches its own e-mail. Everybody who can open the inbox can take over every account, so it exists only
 * where neither the address that is listened on nor the public one is reachable from another machine.
 */
export function catchesEmail(platform: {
  readonly host: string;
  readonly publicUrl: string;
  readonly env: Environment;
}): boolean {
  const { host, publicUrl, env } = platform;
  const names = [host, URL.parse(publicUrl)?.hostname ?? ''];
  return !env['SMTP_URL'] && !env['SMTP_URL_FILE'] && names.every((name) => loopbackNames.includes(name));
}
