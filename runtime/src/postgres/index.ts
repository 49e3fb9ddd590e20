export { endWhenSilent } from './end-when-silent.js';
export { WatchedClient } from './watched-client.js';
