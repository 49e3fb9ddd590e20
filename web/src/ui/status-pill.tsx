import type { ReactNode } from 'react';
import type { ProjectStatus } from '../gql/graphql.js';
import { Pill } from './card.js';

/** Names and meanings of the states of a project. */
export const statusNames: Readonly<Record<ProjectStatus, { label: string; meaning: string }>> = {
  DRAFT: { label: 'Draft', meaning: 'Only you see it' },
  PUBLISHED: { label: 'Published', meaning: 'On your page' },
  ARCHIVED: { label: 'Archived', meaning: 'Kept, off your page' },
};

/** The state of a project. */
export function StatusPill({ status }: { status: ProjectStatus }): ReactNode {
  const tone = status === 'PUBLISHED' ? 'good' : status === 'DRAFT' ? 'accent' : 'plain';
  return <Pill tone={tone}>{statusNames[status].label}</Pill>;
}
