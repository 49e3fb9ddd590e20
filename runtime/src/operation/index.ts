export * from './loader.js';
export * from './operation.js';
export * from './result.js';
