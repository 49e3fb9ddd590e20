import type { LiveTopic } from '@gatefold/runtime/live';

/** Signalled with the uuid of a stored webhook that came, was processed or failed. */
export const webhookEventTopic: LiveTopic = { name: 'webhook-event' };

/** Signalled with {@link webhookQueueKey} when a webhook waits to be processed. */
export const webhookQueueTopic: LiveTopic = { name: 'webhook-queue' };
export const webhookQueueKey = 'all';
