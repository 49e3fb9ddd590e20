import { onSilence } from './on-silence.js';
import type { WatchedClient } from './watched-client.js';

const askEveryMs = 2_000;
const answerMs = 3_000;

/** Asks an idle connection every 2 s for a sign of life and closes it when none comes in 3 s. Ends with the connection. */
export function endWhenSilent(client: WatchedClient): void {
  let silence: ReturnType<typeof onSilence> | undefined;
  const ask = () => {
    if (silence) return;
    silence = onSilence(answerMs, () => client.abandon(`The database was silent for ${answerMs} ms`));
    client.query('select 1').then(
      () => {
        silence?.broken();
        silence = undefined;
      },
      () => undefined,
    );
  };
  const asking = setInterval(ask, askEveryMs).unref();
  const stop = () => {
    clearInterval(asking);
    silence?.broken();
  };
  client.on('error', stop).on('end', stop);
}
