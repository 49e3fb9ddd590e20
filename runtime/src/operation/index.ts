export * from './operation.js';
export * from './result.js';
