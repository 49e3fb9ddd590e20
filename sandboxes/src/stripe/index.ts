export { startStripeSandbox, type StripeSandbox, type StripeSandboxOptions } from './stripe-sandbox.js';
export type { Control, DeliveryReport } from './control/control.js';
export type { ApiFault } from './api/faults.js';
export type { WebhookFaults } from './webhooks/faults.js';
