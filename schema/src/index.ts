/** The contract between the parts of gatefold: what is named here is agreed on. No I/O. */
export * from './blocks/catalogue.js';
export * from './blocks/document.js';
export * from './entitlement-facts.js';
export * from './entitlements.js';
export * from './errors.js';
export * from './events/index.js';
export * from './global-id.js';
export * from './roles.js';
