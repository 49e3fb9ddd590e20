import type { ReactNode } from 'react';
import { FoldCover } from '../../portfolio/fold-cover.js';
import type { PageProject } from '../../portfolio/page-model.js';
import { SafeMarkdown } from '../../portfolio/safe-markdown.js';
import { ProjectLinks } from './project-links.js';

/** One project: cover, title, summary, and its story, which opens without a script. */
export function ProjectCard({ project, showTags }: { project: PageProject; showTags: boolean }): ReactNode {
  return (
    <article className="pf-project" id={`project-${project.id}`}>
      <FoldCover seed={project.id} />
      <div className="pf-project-body">
        <h3>{project.title}</h3>
        {project.shortSummary && <p className="pf-project-summary">{project.shortSummary}</p>}
        {showTags && project.tags.length > 0 && (
          <ul className="pf-tags" aria-label="Tags">
            {project.tags.map((tag) => (
              <li key={tag}>{tag}</li>
            ))}
          </ul>
        )}
        <ProjectLinks project={project} />
        {project.description && (
          <details className="pf-story">
            <summary>
              Read the story<span className="pf-hidden"> of {project.title}</span>
            </summary>
            <SafeMarkdown text={project.description} />
            {project.technologies.length > 0 && (
              <p className="pf-made-with">
                <span>Made with</span> {project.technologies.join(', ')}
              </p>
            )}
          </details>
        )}
      </div>
    </article>
  );
}
