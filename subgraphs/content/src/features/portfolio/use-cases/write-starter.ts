import { documentVersion } from '@gatefold/schema';
import type { PageContent } from '../portfolio-state.repository.js';

const nameLengthMax = 100;

/** What a new portfolio shows: true of anybody, and fit to be published as soon as there is a project. */
export function writeStarter(displayName: string): PageContent {
  const name = [...displayName].slice(0, nameLengthMax).join('');
  return {
    title: name,
    theme: { key: 'PAPER', accent: '#b45309', font: 'SANS' },
    document: {
      version: documentVersion,
      blocks: [
        {
          id: 'hero',
          type: 'hero',
          props: {
            eyebrow: 'Portfolio',
            heading: name,
            text: 'A selection of things I have made, what I learned on the way, and how to reach me.',
            align: 'left',
            buttonLabel: '',
            buttonLink: '',
          },
        },
        {
          id: 'projects',
          type: 'projects',
          props: { heading: 'Selected work', layout: 'grid', count: 12, showTags: true },
        },
        {
          id: 'contact',
          type: 'contact',
          props: {
            heading: 'Get in touch',
            text: 'Have something in mind, or a question about one of these projects? I would like to hear from you.',
            buttonLabel: '',
            buttonLink: '',
          },
        },
      ],
    },
  };
}
