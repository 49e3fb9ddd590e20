import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import pino from 'pino';
import { readClientFiles } from './client-files.js';
import { createGatewayClient } from './gateway-client.js';
import { createInbox } from './inbox/inbox.js';
import { createRequestHandler } from './request-handler.js';
import { readSettings } from './settings.js';

const exitCodeMisconfigured = 78;
const drainMsMax = 4000;

async function boot(): Promise<void> {
  const { settings, problems } = readSettings(process.env);
  if (!settings) {
    for (const problem of problems) process.stderr.write(`web: ${problem}\n`);
    process.exit(exitCodeMisconfigured);
  }
  const logger = pino({ name: 'web', level: settings.LOG_LEVEL, timestamp: pino.stdTimeFunctions.isoTime });
  const client = await readClientFiles(fileURLToPath(new URL('../client', import.meta.url)));
  let ready = true;
  const server = createServer(
    createRequestHandler({
      client,
      gateway: createGatewayClient(settings.GATEWAY_URL),
      publicUrl: settings.PUBLIC_URL,
      inbox: settings.MAIL_INBOX_URL ? createInbox(settings.MAIL_INBOX_URL) : undefined,
      logger,
      isReady: () => ready,
    }),
  );
  server.once('error', (err) => {
    logger.fatal({ err }, 'cannot listen');
    process.exit(1);
  });
  server.listen(settings.PORT, settings.HOST, () => {
    const { port } = server.address() as AddressInfo;
    logger.info({ host: settings.HOST, port }, 'web listens');
  });

  const drain = (): void => {
    if (!ready) return;
    ready = false;
    logger.info('web drains');
    server.close(() => process.exit(0));
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), drainMsMax).unref();
  };
  process.on('SIGTERM', drain);
  process.on('SIGINT', drain);
}

await boot();
