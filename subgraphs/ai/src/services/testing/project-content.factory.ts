import type { ProjectContent } from '../content-analyzer.js';

/** A project whose title, summary and tags all leave something to wish for. */
export function buildContent(overrides: Partial<ProjectContent> = {}): ProjectContent {
  return {
    title: 'MY AWESOME HABIT TRACKER!!!',
    shortSummary: '',
    description:
      '# Lumen\n\nLumen is a habit tracker for night owls. It reminds people at the hour they choose, and keeps ' +
      'every streak in **PostgreSQL**.\n\n- Habit trackers punish a missed day; this one forgives.\n- A small ' +
      'Node.js worker sends the reminders.',
    tags: [],
    technologies: ['TypeScript'],
    ...overrides,
  };
}

/** A project that says what it is, in every part. */
export function buildGoodContent(): ProjectContent {
  return {
    title: 'Tidewatch — flood maps for the Wadden coast',
    shortSummary: 'Live flood maps for 40 harbours, drawn from public gauges every ten minutes.',
    description: 'Tidewatch draws flood maps from public gauges. It was made with and for harbour masters.',
    tags: ['maps', 'water', 'open data', 'coast'],
    technologies: ['PostGIS'],
  };
}
