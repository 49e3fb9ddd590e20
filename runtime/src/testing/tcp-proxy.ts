import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A TCP proxy on a free port, which can lose connections in the ways that networks do. */
export class TcpProxy {
  private readonly server = createServer((client) => this.take(client));
  private readonly open = new Set<Socket>();
  /** Where the server behind it listens. */
  target = { host: '127.0.0.1', port: 0 };

  private listensOn = 0;

  /** Where it listens, also while it is stopped; 0 before it has started. */
  get port(): number {
    return this.listensOn;
  }

  /** Resolves with itself when it listens: on a free port, on the same one after a stop. */
  async start(): Promise<this> {
    if (this.server.listening) return this;
    this.server.listen(this.port, '127.0.0.1');
    await once(this.server, 'listening');
    this.listensOn = (this.server.address() as AddressInfo).port;
    return this;
  }

  /** Ends every connection. */
  cut(): void {
    for (const socket of this.open) socket.destroy();
  }

  /** Loses all that is sent on the connections that are open, without closing them: both sides look alive for ever. */
  loseOpen(): void {
    for (const socket of this.open) socket.unpipe().resume();
  }

  /** Ends every connection and refuses further ones until it starts again. */
  stop(): void {
    this.server.close();
    this.cut();
  }

  /** What becomes of a connection: here it is passed on. */
  protected take(client: Socket): void {
    const server = this.passOn(client);
    server.pipe(client);
  }

  /** Passes on what the client sends; what the server answers is left to the caller. */
  protected passOn(client: Socket): Socket {
    const server = connect(this.target);
    for (const socket of [client, server]) this.hold(socket);
    client.once('close', () => server.destroy());
    server.once('close', () => client.destroy());
    client.pipe(server);
    return server;
  }

  /** Counts it among the open ones. */
  protected hold(socket: Socket): void {
    socket.setNoDelay(true);
    this.open.add(socket);
    socket.on('error', () => undefined).once('close', () => this.open.delete(socket));
  }
}
