import { Suggestions } from './m0001-suggestions.js';

/** Every migration in the order in which it runs; a name never changes once it landed. */
export const migrations = [{ name: 'm0001-suggestions', class: Suggestions }];
