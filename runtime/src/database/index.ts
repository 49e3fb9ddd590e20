export { Database } from './database.js';
export type { EntityClass, MigrationClass } from './connection.js';
export { jobsSchema } from './jobs-schema.js';
export { provision, type ProvisionOptions } from './provision.js';
export type { Transaction } from './transaction.js';
