export * from './client-network.js';
export * from './http-server.js';
export * from './listen.js';
export * from './read-body.js';
