export * from './live-topics.js';
export * from './topic.js';
