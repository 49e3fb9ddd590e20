import type { PageModel } from '../../portfolio/page-model.js';

const project = (id: string, title: string, shortSummary: string, tags: string[]) => ({
  id,
  title,
  shortSummary,
  description: '',
  tags,
  technologies: [],
});

/** The page in the pictures of the landing page: an invented person, drawn by the same code as every real page. */
export function samplePage(heading: string): PageModel {
  return {
    title: 'Mira Sandoval',
    theme: { key: 'STUDIO', accent: '#1f3fd6', font: 'SANS' },
    person: { username: 'mira', displayName: 'Mira Sandoval' },
    branded: false,
    projects: [
      project(
        'sample-tide',
        'Tide Tables',
        'Printed tables for forty harbours, typeset by a program in one night.',
        ['print', 'generative'],
      ),
      project('sample-ward', 'Ward Board', 'A hospital ward on one screen that survives a power cut.', [
        'healthcare',
        'offline',
      ]),
      project(
        'sample-letters',
        'Letter Finder',
        'Search through 2.4 million letters in three centuries of spelling.',
        ['archives', 'search'],
      ),
    ],
    blocks: [
      {
        id: 'hero',
        type: 'hero',
        props: {
          eyebrow: 'Product designer, Leipzig',
          heading,
          text: 'Interfaces for hospitals, archives and other places where a wrong click costs real time.',
          align: 'left',
          buttonLabel: 'Write to me',
          buttonLink: 'mailto:mira@example.com',
        },
      },
      {
        id: 'work',
        type: 'projects',
        props: { heading: 'Selected work', layout: 'grid', count: 3, showTags: true },
      },
    ],
  };
}
