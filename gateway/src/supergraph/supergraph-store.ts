import type { Logger } from '@gatefold/runtime/logging';
import { warmPlans, type WarmUpLimits } from '../planner/warm-plans.js';
import type { LoadedSupergraph } from './loaded-supergraph.js';

type Listener = (next: LoadedSupergraph) => void;

/** The supergraph that new operations use; a worse one never replaces it. */
export class SupergraphStore {
  private readonly listeners = new Set<Listener>();
  private loaded: LoadedSupergraph;
  /** Counts what was offered: only the last one may take over. */
  private offers = 0;

  /** Throws when `sdl` does not load. `load` builds a version from SDL. */
  constructor(
    sdl: string,
    private readonly load: (sdl: string) => LoadedSupergraph,
    private readonly warmUp: WarmUpLimits,
    private readonly log: Logger,
  ) {
    this.loaded = load(sdl);
  }

  get current(): LoadedSupergraph {
    return this.loaded;
  }

  /**
   * Swaps to the SDL when it loads and the operations asked last are planned on it; else logs why and keeps the current
   * one. Resolves to whether it swapped: not when another was offered in the meantime.
   */
  async offer(sdl: string): Promise<boolean> {
    const turn = (this.offers += 1);
    if (sdl === this.loaded.sdl) return false;
    let next: LoadedSupergraph;
    try {
      next = this.load(sdl);
    } catch (error) {
      this.log.error({ err: error }, 'supergraph_refused');
      return false;
    }
    const plansWarmed = await warmPlans(next.planner, this.loaded.planner, this.warmUp);
    if (turn !== this.offers) return false;
    this.loaded = next;
    this.log.info({ supergraph: next.id, plansWarmed }, 'supergraph_swapped');
    for (const listener of this.listeners) listener(next);
    return true;
  }

  /** Calls the listener after each swap until the returned function is called. */
  onSwap(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
}
