export * from './idempotency-table.js';
export * from './once.js';
