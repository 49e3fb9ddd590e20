import { defineTemplate } from './template.js';

export const writer = defineTemplate({
  key: 'writer',
  name: 'Writer',
  description: 'A page to be read: one narrow column in a serif, with published pieces as a list.',
  theme: { key: 'PAPER', accent: '#7c2d12', font: 'SERIF' },
  blocks: [
    {
      id: 'opening',
      type: 'hero',
      props: {
        eyebrow: 'Writer and editor',
        heading: 'I write about how ordinary things came to be.',
        text: 'Lifts, queue numbers, the colour of school buses. Long reads for magazines, plain language for people who have something difficult to explain.',
        align: 'left',
        buttonLabel: '',
        buttonLink: '',
      },
    },
    {
      id: 'about',
      type: 'text',
      props: {
        heading: '',
        text: 'Most of what surrounds us was once an argument in a meeting. I find the people who were in the room, read what they wrote down, and try to tell it in the order in which they found out.\n\nBetween stories I edit: annual reports, exhibition texts, the help pages nobody wanted to write.',
        width: 'narrow',
      },
    },
    {
      id: 'pieces',
      type: 'projects',
      props: { heading: 'Selected pieces', layout: 'list', count: 15, showTags: false },
    },
    { id: 'rule', type: 'divider', props: { size: 'small', line: true } },
    {
      id: 'reader',
      type: 'quote',
      props: {
        text: 'I missed my stop over four thousand words on the history of the revolving door.',
        author: 'A reader',
        role: 'in a letter to the editor',
      },
    },
    {
      id: 'contact',
      type: 'contact',
      props: {
        heading: 'For editors',
        text: 'I take on one long piece a season and two or three short ones. Pitches in both directions are welcome, and so are corrections.',
        buttonLabel: '',
        buttonLink: '',
      },
    },
  ],
});
