export { createSealer } from './sealer.js';
export { createSigningKeys, tokenAlgorithm, type SigningKeys } from './signing-keys.js';
