import type { IncomingMessage } from 'node:http';
import type { WebSocket } from 'ws';
import { anonymousCaller, type Caller } from '../admission/access-token.js';
import type { Callers } from '../admission/callers.js';
import type { ClientPlace } from './client-places.js';
import { closeCodes } from './close-codes.js';
import type { SocketSession } from './socket-operations.js';
import { writeTogether } from './text-frame.js';

/** A closed client that does not take part in closing is cut off after this time. */
const terminateAfterMs = 1_000;
/** What may wait in the process for one client before it counts as one that stopped reading. */
const bufferedBytesMax = 4 * 1_024 * 1_024;

type Close = (typeof closeCodes)[keyof typeof closeCodes];

/** One client's connection: who it is, since when it is silent, and how it ends. */
export class ClientSocket implements SocketSession {
  caller: Caller = anonymousCaller;
  private alive = true;
  private readonly awaitingRoom = new Set<() => void>();
  private unwatch: (() => void) | undefined;

  constructor(
    readonly socket: WebSocket,
    readonly request: IncomingMessage,
    readonly forwardedFor: string,
    public forwardedHeaders: Readonly<Record<string, string>>,
    readonly place: ClientPlace,
  ) {
    socket.on('pong', () => {
      this.alive = true;
    });
    // What the client has taken is a sign of life too: its pong may be stuck behind what it has yet to read.
    request.socket.on('drain', () => {
      this.alive = true;
      this.callBack();
    });
  }

  /** Remembers who it is; the socket ends with a member's token or session. */
  identify(caller: Caller, callers: Callers): void {
    this.caller = caller;
    this.unwatch = callers.watch(caller, (why) => this.close(closeCodes.forbidden, why));
  }

  /** Resolves when the message has left the process, or the socket is closing; a client that takes nothing is closed. */
  send(message: string): Promise<void> {
    const { socket } = this;
    if (socket.readyState !== socket.OPEN) return Promise.resolve();
    if (socket.bufferedAmount > bufferedBytesMax) {
      this.onOverflow();
      return Promise.resolve();
    }
    return new Promise((resolve, reject) =>
      socket.send(message, (error) => (error ? reject(error) : resolve())),
    );
  }

  get hasRoom(): boolean {
    return !this.request.socket.writableNeedDrain;
  }

  /** Between two messages of `ws`, which writes each at once as long as it does not compress. */
  push(frame: readonly Buffer[]): void {
    const { socket, request } = this;
    if (socket.readyState === socket.OPEN) writeTogether(request.socket, frame);
  }

  whenRoom(callback: () => void): void {
    this.awaitingRoom.add(callback);
  }

  /** Cuts off a client that was silent since the last call, else asks it for a sign of life. */
  beat(): void {
    if (!this.alive) {
      this.socket.terminate();
      return;
    }
    this.alive = false;
    this.socket.ping();
  }

  close({ code, reason }: Close, because: string = reason): void {
    this.socket.close(code, because);
    setTimeout(() => this.socket.terminate(), terminateAfterMs).unref();
  }

  onOverflow(): void {
    this.close(closeCodes.overloaded);
  }

  onOutdated(): void {
    this.close(closeCodes.outdated);
  }

  /** After the connection has ended. */
  dispose(): void {
    this.unwatch?.();
    this.awaitingRoom.clear();
    this.place.leave();
  }

  private callBack(): void {
    const callbacks = [...this.awaitingRoom];
    this.awaitingRoom.clear();
    for (const callback of callbacks) callback();
  }
}
