export { startSmtpSandbox, type SmtpSandbox } from './smtp-sandbox.js';
export type { Behaviour } from './behaviour.js';
export type { CapturedEmail } from './mailbox.js';
