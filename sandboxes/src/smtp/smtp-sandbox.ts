import type { AddressInfo, Socket } from 'node:net';
import type { Readable } from 'node:stream';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';
import type { Behaviour } from './behaviour.js';
import { Mailbox, type CapturedEmail } from './mailbox.js';

/** A mail server that keeps what it is given and delivers nothing. */
export interface SmtpSandbox {
  /** `smtp://127.0.0.1:<port>` */
  readonly url: string;
  readonly port: number;
  /** What it took, newest first, at most 200. */
  readonly emails: readonly CapturedEmail[];
  /** Deliveries that reached the content or were refused before it, those not taken included. */
  readonly attempts: number;
  /** The next e-mails are treated like this, one after the other; then comes `accept` again. */
  behave(...behaviours: readonly Behaviour[]): void;
  stop(): Promise<void>;
}

const emailBytesMax = 10_000_000;
const nothing = new Promise<never>(() => undefined);

/** Starts it on a port of 127.0.0.1; 0 or none picks a free one. Rejects when the port is taken. */
export async function startSmtpSandbox(port = 0): Promise<SmtpSandbox> {
  const mailbox = new Mailbox();
  const planned: Behaviour[] = [];
  const treated = new WeakMap<SMTPServerSession, Behaviour>();
  const sockets = new Set<Socket>();
  let attempts = 0;

  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    size: emailBytesMax,
    closeTimeout: 500,
    disableReverseLookup: true,
    logger: false,
    onMailFrom: (_address, session, done) => {
      attempts += 1;
      treated.set(session, planned.shift() ?? { kind: 'accept' });
      done();
    },
    onRcptTo: (_address, session, done) => done(refusalOf(treated.get(session), 'recipient')),
    onData: (stream, session, answer) => void take(stream, session).then(answer, () => undefined),
  });

  /** Settles with the refusal, if any; never when the server is to hang or the connection is gone. */
  async function take(stream: Readable, session: SMTPServerSession): Promise<Error | undefined> {
    const behaviour = treated.get(session);
    if (behaviour?.kind === 'drop') {
      for (const socket of sockets) if (socket.remotePort === session.remotePort) socket.destroy();
      return nothing;
    }
    const content = Buffer.concat((await stream.toArray()) as Buffer[]);
    if (behaviour?.kind === 'hang') return nothing;
    const refusal = refusalOf(behaviour, 'data');
    const recipients = session.envelope.rcptTo.map(({ address }) => address);
    if (!refusal) await mailbox.put(content, recipients);
    return refusal;
  }

  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  // A client that goes away in the middle is part of what is tested.
  server.on('error', () => undefined);
  const { port: listening } = server.server.address() as AddressInfo;

  return {
    url: `smtp://127.0.0.1:${listening}`,
    port: listening,
    get emails() {
      return mailbox.all;
    },
    get attempts() {
      return attempts;
    },
    behave: (...behaviours) => void planned.splice(0, planned.length, ...behaviours),
    stop: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

function refusalOf(behaviour: Behaviour | undefined, at: 'recipient' | 'data'): Error | undefined {
  if (behaviour?.kind !== 'refuse' || behaviour.at !== at) return undefined;
  return Object.assign(new Error(`refused with ${behaviour.code}`), { responseCode: behaviour.code });
}
