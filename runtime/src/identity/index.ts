export * from './actor.js';
export * from './identity-verifier.js';
export * from './signed-identity.js';
