import type { LiveTopic } from '@gatefold/runtime/live';

/** Signalled with the uuid of a project whose text arrived or changed. */
export const projectTopic: LiveTopic = { name: 'project' };
