import { defineTemplate } from './template.js';

export const engineer = defineTemplate({
  key: 'engineer',
  name: 'Software engineer',
  description:
    'A list of what you built and where to read the source. Cool grey, one blue, letters of one width.',
  theme: { key: 'STUDIO', accent: '#1d4ed8', font: 'MONO' },
  blocks: [
    {
      id: 'opening',
      type: 'hero',
      props: {
        eyebrow: 'Software engineer, backend and data',
        heading: 'I build systems that stay quiet at night.',
        text: 'Queues, payments, search, migrations without downtime. I like small services with sharp edges, tests that name a promise, and graphs that nobody needs to look at.',
        align: 'left',
        buttonLabel: 'Source on GitHub',
        buttonLink: 'https://github.com',
      },
    },
    {
      id: 'work',
      type: 'projects',
      props: { heading: 'Things I built', layout: 'list', count: 10, showTags: true },
    },
    {
      id: 'stack',
      type: 'skills',
      props: {
        heading: 'Daily tools',
        items: [
          { label: 'TypeScript' },
          { label: 'Go' },
          { label: 'PostgreSQL' },
          { label: 'GraphQL' },
          { label: 'Kafka' },
          { label: 'Kubernetes' },
          { label: 'OpenTelemetry' },
        ],
      },
    },
    {
      id: 'path',
      type: 'timeline',
      props: {
        heading: 'Where I have been',
        items: [
          {
            period: '2022 to now',
            title: 'Staff engineer',
            place: 'Payments platform',
            text: 'Moved 40 million ledger rows to a new schema while money kept flowing. Brought the nightly reconciliation from six hours to nine minutes.',
          },
          {
            period: '2018 to 2022',
            title: 'Backend engineer',
            place: 'Logistics start-up',
            text: 'Second engineer. Wrote the routing service, then the on-call handbook, then hired the people who run both today.',
          },
          {
            period: '2015 to 2018',
            title: 'Developer',
            place: 'City library network',
            text: 'Search across 31 branches. Still in production, still on one machine.',
          },
        ],
      },
    },
    {
      id: 'elsewhere',
      type: 'links',
      props: {
        heading: 'Elsewhere',
        items: [
          { label: 'GitHub', href: 'https://github.com' },
          { label: 'Stack Overflow', href: 'https://stackoverflow.com' },
          { label: 'LinkedIn', href: 'https://www.linkedin.com' },
        ],
      },
    },
    {
      id: 'contact',
      type: 'contact',
      props: {
        heading: 'Write to me',
        text: 'Best with a link to the code or a picture of the architecture. I am happy to look at a problem for half an hour before anybody talks about a contract.',
        buttonLabel: '',
        buttonLink: '',
      },
    },
  ],
});
