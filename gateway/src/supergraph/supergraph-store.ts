import type { Logger } from '@gatefold/runtime/logging';
import type { LoadedSupergraph } from './loaded-supergraph.js';

type Listener = (next: LoadedSupergraph) => void;

/** The supergraph that new operations use; a worse one never replaces it. */
export class SupergraphStore {
  private readonly listeners = new Set<Listener>();
  private loaded: LoadedSupergraph;

  /** Throws when `sdl` does not load. `load` builds a version from SDL. */
  constructor(
    sdl: string,
    private readonly load: (sdl: string) => LoadedSupergraph,
    private readonly log: Logger,
  ) {
    this.loaded = load(sdl);
  }

  get current(): LoadedSupergraph {
    return this.loaded;
  }

  /** Swaps to the SDL when it loads; else logs why and keeps the current one. Answers whether it swapped. */
  offer(sdl: string): boolean {
    if (sdl === this.loaded.sdl) return false;
    try {
      this.loaded = this.load(sdl);
    } catch (error) {
      this.log.error({ err: error }, 'supergraph_refused');
      return false;
    }
    this.log.info({ supergraph: this.loaded.id }, 'supergraph_swapped');
    for (const listener of this.listeners) listener(this.loaded);
    return true;
  }

  /** Calls the listener after each swap until the returned function is called. */
  onSwap(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}
