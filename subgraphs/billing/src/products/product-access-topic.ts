import type { LiveTopic } from '@gatefold/runtime/live';

/** Signalled with the uuid of a person when a product may have opened or closed for them. */
export const productAccessTopic: LiveTopic = { name: 'product-access' };
