import type { LiveTopic } from '@gatefold/runtime/live';

/** Signalled with the uuid of a person whose tier changed. */
export const tierTopic: LiveTopic = { name: 'tier' };
