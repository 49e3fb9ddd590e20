import { usePageContent } from '../../portfolio/page-context.js';
import { defineBlock } from '../define-block.js';
import { ProjectCard } from './project-card.js';

/** The published projects, in the owner's order. */
export const projectsBlock = defineBlock({
  type: 'projects',
  label: 'Projects',
  description: 'Your published projects, in your order.',
  defaults: { heading: 'Selected work', layout: 'grid', count: 12, showTags: true },
  fields: {
    heading: { type: 'text', label: 'Heading' },
    layout: {
      type: 'radio',
      label: 'Layout',
      options: [
        { label: 'Grid', value: 'grid' },
        { label: 'List', value: 'list' },
        { label: 'Feature', value: 'feature' },
      ],
    },
    count: { type: 'number', label: 'Show at most', min: 1, max: 50 },
    showTags: {
      type: 'radio',
      label: 'Tags',
      options: [
        { label: 'Show', value: true },
        { label: 'Hide', value: false },
      ],
    },
  },
  View: function ProjectsView({ heading, layout, count, showTags }) {
    const { projects } = usePageContent();
    return (
      <section className="pf-section pf-work">
        {heading && <h2>{heading}</h2>}
        {projects.length === 0 ? (
          <p className="pf-empty">No projects are published yet.</p>
        ) : (
          <div className={`pf-projects pf-projects-${layout}`}>
            {projects.slice(0, count).map((project) => (
              <ProjectCard key={project.id} project={project} showTags={showTags} />
            ))}
          </div>
        )}
      </section>
    );
  },
});
