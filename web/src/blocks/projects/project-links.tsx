import type { ReactNode } from 'react';
import type { PageProject } from '../../portfolio/page-model.js';
import { safeLink } from '../../portfolio/safe-link.js';

/** Links to the running thing and its source, where there are any. */
export function ProjectLinks({ project }: { project: PageProject }): ReactNode {
  const live = safeLink(project.liveLink);
  const source = safeLink(project.githubLink);
  if (!live && !source) return null;
  return (
    <p className="pf-project-links">
      {live && (
        <a href={live} rel="noopener noreferrer">
          Visit<span className="pf-hidden"> {project.title}</span>
        </a>
      )}
      {source && (
        <a href={source} rel="noopener noreferrer">
          Source<span className="pf-hidden"> of {project.title}</span>
        </a>
      )}
    </p>
  );
}
