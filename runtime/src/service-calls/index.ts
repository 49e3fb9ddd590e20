export * from './service-caller.js';
