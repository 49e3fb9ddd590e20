import type { PortfolioDocument, PortfolioTheme } from '@gatefold/schema';
import { demo } from './person.js';

/** Title of the demo portfolio, also the title of its page in a browser. */
export const demoTitle = 'Mira Okafor · design and engineering';

/** Look of the demo portfolio. */
export const demoTheme: PortfolioTheme = { key: 'PAPER', accent: '#b45309', font: 'SERIF' };

/** The page of the demo person. */
export const demoDocument: PortfolioDocument = {
  version: 1,
  blocks: [
    {
      id: 'hero',
      type: 'hero',
      props: {
        eyebrow: 'Product designer and engineer, Gothenburg',
        heading: 'Calm software for people with busy hands.',
        text: 'I spend the first week of a project where the work happens: on the quay, on the night shift, beside the loom. Then I design the smallest thing that would have helped, and I build it.',
        align: 'left',
        buttonLabel: 'Write to me',
        buttonLink: `mailto:${demo.email}`,
      },
    },
    {
      id: 'work',
      type: 'projects',
      props: { heading: 'Selected work', layout: 'feature', count: 5, showTags: true },
    },
    {
      id: 'approach',
      type: 'text',
      props: {
        heading: 'How I work',
        text: 'I do not hand designs over, because there is nobody to hand them to: the person who drew the screen also writes the migration, watches the first morning of use and answers the phone. It keeps the drawings honest.\n\nMost of what I deliver is what is missing. A form with seven fields where there were twenty-four. A warning that is one sentence. A button that turned out to be a shelf by the door.',
        width: 'narrow',
      },
    },
    {
      id: 'quote',
      type: 'quote',
      props: {
        text: 'She asked fewer questions about the software than about the ladder, the pumps and who gets up at four. It was the right order.',
        author: 'Henrik Dahl',
        role: 'Harbour master, Sandvik',
      },
    },
    {
      id: 'path',
      type: 'timeline',
      props: {
        heading: 'Path',
        items: [
          {
            period: '2023 to today',
            title: 'Independent designer and engineer',
            place: 'Gothenburg',
            text: 'Two or three projects a year, from first visit to running software, mostly for public services and small institutions.',
          },
          {
            period: '2019 to 2023',
            title: 'Lead product designer',
            place: 'Elms Hospital Group',
            text: 'Built the team that brought rosters, handovers and bed planning to 46 wards, with the people who work there.',
          },
          {
            period: '2016 to 2019',
            title: 'Front-end engineer',
            place: 'Kartverk Studio',
            text: 'Maps for people outdoors. Wrote the offline tile store and learned that batteries are a design material.',
          },
          {
            period: '2012 to 2016',
            title: 'Interaction design and computer science',
            place: 'Chalmers University of Technology',
            text: 'Thesis on notations for looms, which never quite let go of me.',
          },
        ],
      },
    },
    {
      id: 'skills',
      type: 'skills',
      props: {
        heading: 'What I bring',
        items: [
          'Field research',
          'Interaction design',
          'Accessibility',
          'Prototyping in code',
          'TypeScript and React',
          'GraphQL',
          'PostgreSQL',
          'Offline-first data',
          'Plain language',
          'Workshops',
        ].map((label) => ({ label })),
      },
    },
    { id: 'pause', type: 'divider', props: { size: 'medium', line: true } },
    {
      id: 'links',
      type: 'links',
      props: {
        heading: 'Elsewhere',
        items: [
          { label: 'Notes from the field', href: 'https://notes.mira.example' },
          { label: 'Talk: The second step of the quay', href: 'https://talks.mira.example/second-step' },
          { label: 'Source code', href: 'https://code.mira.example' },
        ],
      },
    },
    {
      id: 'contact',
      type: 'contact',
      props: {
        heading: 'Something that should be simpler?',
        text: 'Tell me who does the work today and what gets in their way. Two lines are enough; I answer within two days, also when the answer is that you do not need software.',
        buttonLabel: 'Start a conversation',
        buttonLink: `mailto:${demo.email}`,
      },
    },
  ],
};
