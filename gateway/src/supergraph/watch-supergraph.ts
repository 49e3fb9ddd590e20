import { watch } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { Logger } from '@gatefold/runtime/logging';

/** Events of one save that come within this time are taken together. */
const debounceMs = 50;

/**
 * Reads the file after each change in its folder (so that an atomic rename and a swapped link are seen too) and hands
 * its text on. Ends when the returned function is called.
 */
export function watchSupergraph(path: string, offer: (sdl: string) => void, log: Logger): () => void {
  let timer: NodeJS.Timeout | undefined;
  const read = () => {
    readFile(path, 'utf8').then(offer, (error: unknown) => log.warn({ err: error }, 'supergraph_not_read'));
  };
  const watcher = watch(dirname(resolve(path)), () => {
    clearTimeout(timer);
    timer = setTimeout(read, debounceMs);
  });
  watcher.on('error', (error) => log.error({ err: error }, 'supergraph_watch_failed'));
  return () => {
    clearTimeout(timer);
    watcher.close();
  };
}
