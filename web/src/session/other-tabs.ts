type Message = 'signed-in' | 'signed-out';

const channel =
  typeof BroadcastChannel === 'undefined' ? undefined : new BroadcastChannel('gatefold.session');

/** Tells the other tabs of this browser. */
export function announce(message: Message): void {
  channel?.postMessage(message);
}

/** Hears what other tabs announce. */
export function onAnnouncement(listener: (message: Message) => void): void {
  channel?.addEventListener('message', (event: MessageEvent<Message>) => listener(event.data));
}
