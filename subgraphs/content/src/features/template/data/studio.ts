import { defineTemplate } from './template.js';

export const studio = defineTemplate({
  key: 'studio',
  name: 'Small studio',
  description:
    'Several people behind one name: services, recent work and how a project goes. Soft green and calm.',
  theme: { key: 'MEADOW', accent: '#166534', font: 'SANS' },
  blocks: [
    {
      id: 'opening',
      type: 'hero',
      props: {
        eyebrow: 'Landscape and garden studio',
        heading: 'Four people, two vans, and gardens that need less of everything.',
        text: 'We plan and plant courtyards, school grounds and roofs with what grows here anyway: less water, less mowing, more to look at in February.',
        align: 'center',
        buttonLabel: '',
        buttonLink: '',
      },
    },
    {
      id: 'services',
      type: 'skills',
      props: {
        heading: 'What we do',
        items: [
          { label: 'Garden plans' },
          { label: 'Planting' },
          { label: 'Rain gardens' },
          { label: 'Green roofs' },
          { label: 'School grounds' },
          { label: 'Care through the first two years' },
        ],
      },
    },
    {
      id: 'work',
      type: 'projects',
      props: { heading: 'Recent work', layout: 'grid', count: 9, showTags: true },
    },
    {
      id: 'process',
      type: 'timeline',
      props: {
        heading: 'How a project goes',
        items: [
          {
            period: 'Week 1',
            title: 'We come and look',
            place: 'On site, free of charge',
            text: 'Soil, shade, water, and what you do there on a Sunday. You get a one-page note with an honest estimate.',
          },
          {
            period: 'Weeks 2 to 5',
            title: 'Plan',
            place: 'Drawings at 1:50',
            text: 'Two versions, one of them cheaper. We decide together at the kitchen table.',
          },
          {
            period: 'Autumn or spring',
            title: 'Planting',
            place: 'Usually three to eight days',
            text: 'We do it ourselves. If you want to dig along, we bring a spare spade.',
          },
          {
            period: 'Two years',
            title: 'Care',
            place: 'Four visits a year',
            text: 'Until it no longer needs us.',
          },
        ],
      },
    },
    {
      id: 'contact',
      type: 'contact',
      props: {
        heading: 'Show us your ground',
        text: 'Three photographs and a rough size are enough. The plant calendar fills up in August for the autumn and in January for the spring.',
        buttonLabel: '',
        buttonLink: '',
      },
    },
  ],
});
