import { Snowflake } from 'lucide-react';
import type { ReactNode } from 'react';
import { Pill } from '../../../ui/card.js';
import { formatDate } from '../../../ui/format-time.js';

interface FrozenMarkProps {
  readonly project: { readonly isFrozen?: boolean | null; readonly freezesAt?: string | null };
}

/** A short word on a project that does not fit into the plan; nothing on others. */
export function FrozenMark({ project }: FrozenMarkProps): ReactNode {
  if (!project.isFrozen && !project.freezesAt) return null;
  return (
    <span className="justify-self-start">
      <Pill tone={project.isFrozen ? 'plain' : 'warn'}>
        <Snowflake aria-hidden className="size-3" />
        {project.isFrozen ? 'Frozen' : `Freezes on ${formatDate(project.freezesAt ?? '')}`}
      </Pill>
    </span>
  );
}
