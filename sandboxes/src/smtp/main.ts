import { startInboxServer } from './inbox-server.js';
import { startSmtpSandbox } from './smtp-sandbox.js';

/** The mail server of `npm start`: takes e-mail on SMTP_PORT and shows it on PORT. */
const smtp = await startSmtpSandbox(Number(process.env['SMTP_PORT']));
const inbox = await startInboxServer(smtp, Number(process.env['PORT']));

const stop = (): void => {
  inbox.close();
  inbox.closeAllConnections();
  void smtp.stop().then(() => process.exit(0));
};
process.once('SIGTERM', stop);
process.once('SIGINT', stop);
