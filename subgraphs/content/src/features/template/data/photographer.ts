import { defineTemplate } from './template.js';

export const photographer = defineTemplate({
  key: 'photographer',
  name: 'Photographer',
  description: 'Almost no words: series in a wide grid on near black, with a gold accent.',
  theme: { key: 'INK', accent: '#d4a24e', font: 'SANS' },
  blocks: [
    {
      id: 'opening',
      type: 'hero',
      props: {
        eyebrow: 'Photographer',
        heading: 'People at work, in the light that was there.',
        text: 'Shipyards, kitchens, rehearsal rooms. Available light, long visits, no staging.',
        align: 'center',
        buttonLabel: '',
        buttonLink: '',
      },
    },
    { id: 'air', type: 'divider', props: { size: 'large', line: false } },
    {
      id: 'series',
      type: 'projects',
      props: { heading: 'Series', layout: 'grid', count: 12, showTags: false },
    },
    { id: 'rule', type: 'divider', props: { size: 'medium', line: true } },
    {
      id: 'note',
      type: 'quote',
      props: {
        text: 'I ask for a whole day. In the first hour everybody poses; the pictures come after lunch.',
        author: '',
        role: '',
      },
    },
    {
      id: 'shown',
      type: 'timeline',
      props: {
        heading: 'Shown and printed',
        items: [
          {
            period: '2025',
            title: 'Night Shift',
            place: 'Solo exhibition, harbour warehouse 4',
            text: 'Thirty-two prints of a bakery, a newsroom and a control tower between midnight and five.',
          },
          {
            period: '2023',
            title: 'Hands',
            place: 'Book, 96 pages',
            text: 'Twelve trades that are learned by watching. The first edition is sold out; a few signed copies remain.',
          },
        ],
      },
    },
    {
      id: 'contact',
      type: 'contact',
      props: {
        heading: 'Commissions and prints',
        text: 'Editorial, corporate reportage and archival prints up to 90 × 120 cm. Tell me where and when, and what usually happens there at seven in the morning.',
        buttonLabel: '',
        buttonLink: '',
      },
    },
  ],
});
