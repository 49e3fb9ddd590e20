export * from './http-server.js';
export * from './read-body.js';
