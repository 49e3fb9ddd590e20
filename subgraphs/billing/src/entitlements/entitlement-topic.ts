import type { LiveTopic } from '@gatefold/runtime/live';

/** Signalled with the uuid of a person whose entitlements or use of them changed. */
export const entitlementTopic: LiveTopic = { name: 'entitlement' };
