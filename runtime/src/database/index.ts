export { Database } from './database.js';
export type { EntityClass, MigrationClass } from './connection.js';
export { jobsSchema, provision, type ProvisionOptions } from './provision.js';
export type { Transaction } from './transaction.js';
