export * from './cache.js';
export type { CacheCategory, CachedRead } from './cache-category.js';
export { CacheMetrics } from './cache-metrics.js';
export { invalidateCategory, invalidateEntry } from './invalidate.js';
