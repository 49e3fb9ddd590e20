import { Counter, type Registry } from 'prom-client';

/** Where an answer came from. `joined`: from a load that was under way; `failed`: from nowhere. */
export type CacheLayer = 'memory' | 'database' | 'joined' | 'origin' | 'stale' | 'last_resort' | 'failed';

/** What the cache counts, in Prometheus' terms. */
export class CacheMetrics {
  private readonly reads: Counter<'category' | 'layer'>;

  constructor(registry: Registry) {
    this.reads = new Counter({
      name: 'gatefold_cache_reads_total',
      help: 'Reads through the cache by the layer that answered.',
      labelNames: ['category', 'layer'] as const,
      registers: [registry],
    });
  }

  count(category: string, layer: CacheLayer): void {
    this.reads.inc({ category, layer });
  }

  /** Share of the reads, 0 to 1, that did not have to wait for an origin of their own. */
  async hitRate(): Promise<number> {
    const { values } = await this.reads.get();
    const sum = (wanted: (layer: unknown) => boolean): number =>
      values.filter(({ labels }) => wanted(labels.layer)).reduce((total, { value }) => total + value, 0);
    const all = sum(() => true);
    return all === 0 ? 1 : sum((layer) => hits.has(layer)) / all;
  }
}

const hits: ReadonlySet<unknown> = new Set<CacheLayer>(['memory', 'database', 'joined']);
