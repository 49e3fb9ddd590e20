import { Registry } from 'prom-client';
import { Cache, CacheMetrics, type CacheOptions } from '../cache/index.js';

/** A cache with figures of its own. */
export function buildCache(options: Omit<CacheOptions, 'metrics'>): Cache {
  return new Cache({ ...options, metrics: new CacheMetrics(new Registry()) });
}
