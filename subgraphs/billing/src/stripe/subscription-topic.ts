import type { LiveTopic } from '@gatefold/runtime/live';

/** Signalled with the uuid of a person when Stripe was asked about their subscriptions. */
export const subscriptionTopic: LiveTopic = { name: 'subscription' };
