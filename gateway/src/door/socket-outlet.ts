import type { ClientOutlet } from '../subscriptions/live-subscription.js';
import type { SerializedAnswer } from '../subscriptions/serialized-answer.js';
import { textFrame } from './text-frame.js';

/** What an outlet needs of its client's socket. */
export interface OutletSocket extends Omit<ClientOutlet, 'send'> {
  /** Sends a whole frame, in parts, that nobody waits for. */
  push(frame: readonly Buffer[]): void;
}

/** One subscription's way to its client over a socket: the shared answer in a `next` message with the client's own id. */
export class SocketOutlet implements ClientOutlet {
  private readonly head: Buffer;

  constructor(
    private readonly socket: OutletSocket,
    operationId: string,
  ) {
    this.head = Buffer.from(`{"id":${JSON.stringify(operationId)},"type":"next","payload":`);
  }

  get hasRoom(): boolean {
    return this.socket.hasRoom;
  }

  send(answer: SerializedAnswer): void {
    this.socket.push(textFrame(this.head, answer.messageTail));
  }

  whenRoom(callback: () => void): void {
    this.socket.whenRoom(callback);
  }

  onOverflow(): void {
    this.socket.onOverflow();
  }

  onOutdated(): void {
    this.socket.onOutdated();
  }
}
