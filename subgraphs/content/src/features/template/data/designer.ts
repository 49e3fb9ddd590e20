import { defineTemplate } from './template.js';

export const designer = defineTemplate({
  key: 'designer',
  name: 'Product designer',
  description: 'Few, large case studies, each told from problem to result. Warm paper and one bright colour.',
  theme: { key: 'PAPER', accent: '#d9480f', font: 'SANS' },
  blocks: [
    {
      id: 'opening',
      type: 'hero',
      props: {
        eyebrow: 'Product designer',
        heading: 'I make complicated tools feel obvious.',
        text: 'For nine years I have designed software that people use all day: booking desks, lab instruments, accounting. I start by watching someone work, and I stay until the numbers move.',
        align: 'left',
        buttonLabel: '',
        buttonLink: '',
      },
    },
    {
      id: 'work',
      type: 'projects',
      props: { heading: 'Case studies', layout: 'feature', count: 4, showTags: true },
    },
    {
      id: 'approach',
      type: 'text',
      props: {
        heading: 'How I work',
        text: 'I sketch on paper until the idea survives being explained in one sentence. Then I prototype with real data, because empty states and long names are where designs break.\n\nI write the interface text myself, and I hand over components, not pictures.',
        width: 'narrow',
      },
    },
    {
      id: 'strengths',
      type: 'skills',
      props: {
        heading: 'What you can ask me for',
        items: [
          { label: 'Interface design' },
          { label: 'Field research' },
          { label: 'Design systems' },
          { label: 'Prototyping in code' },
          { label: 'Accessibility reviews' },
          { label: 'Workshops' },
        ],
      },
    },
    {
      id: 'reference',
      type: 'quote',
      props: {
        text: 'Support calls about scheduling dropped by two thirds in the month after the redesign. Nobody asked us where anything was.',
        author: 'Head of operations',
        role: 'on the booking desk project',
      },
    },
    {
      id: 'contact',
      type: 'contact',
      props: {
        heading: 'Tell me what is hard about your product',
        text: 'A paragraph and a screenshot are enough to start. I answer within two working days, also when the answer is that you do not need a designer.',
        buttonLabel: '',
        buttonLink: '',
      },
    },
  ],
});
