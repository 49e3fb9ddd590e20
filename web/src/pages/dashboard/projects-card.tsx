import { Link } from '@tanstack/react-router';
import { ArrowRight, Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import type { DashboardQuery } from '../../gql/graphql.js';
import { buttonClass } from '../../ui/button.js';
import { Card } from '../../ui/card.js';
import { EmptyPicture } from '../../ui/empty-picture.js';
import { ProjectThumb } from '../../ui/project-thumb.js';
import { StatusPill } from '../../ui/status-pill.js';

type Recent = NonNullable<DashboardQuery['me']>['recent'];

/** The first projects, or how to begin. */
export function ProjectsCard({
  projects,
  publishedCount,
}: {
  projects: Recent;
  publishedCount: number;
}): ReactNode {
  if (projects.totalCount === 0) {
    return (
      <Card title="Projects">
        <div className="grid justify-items-center gap-4 py-4 text-center">
          <EmptyPicture />
          <p className="max-w-[40ch] text-sm text-ink-2">
            A project is one piece of work: what it was, what you did, where to see it. Three good ones make a
            page.
          </p>
          <Link to="/projects" search={{ new: true }} className={buttonClass('primary')}>
            <Plus aria-hidden className="size-4" />
            Add your first project
          </Link>
        </div>
      </Card>
    );
  }
  return (
    <Card
      title="Projects"
      aside={
        <span className="text-sm text-ink-2">
          {projects.totalCount} in all, {publishedCount} published
        </span>
      }
    >
      <ul className="-mx-3 grid">
        {projects.nodes.map((project) => (
          <li key={project.id}>
            <Link
              to="/projects"
              search={{ edit: project.id }}
              className="flex items-center gap-4 rounded-md px-3 py-2.5 transition-colors hover:bg-paper"
            >
              <ProjectThumb seed={project.id} />
              <span className="grid min-w-0 flex-1">
                <span className="truncate font-[560]">{project.title}</span>
                <span className="truncate text-sm text-ink-2">
                  {project.shortSummary || 'No summary yet'}
                </span>
              </span>
              <StatusPill status={project.status} />
            </Link>
          </li>
        ))}
      </ul>
      <Link to="/projects" className={buttonClass('quiet', 'small', '-ml-3 mt-3')}>
        All projects
        <ArrowRight aria-hidden className="size-4" />
      </Link>
    </Card>
  );
}
