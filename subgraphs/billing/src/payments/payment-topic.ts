import type { LiveTopic } from '@gatefold/runtime/live';

/** Signalled with the uuid of a person when Stripe was asked about a payment of theirs. */
export const paymentTopic: LiveTopic = { name: 'payment' };
