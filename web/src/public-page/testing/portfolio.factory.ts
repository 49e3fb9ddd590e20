import { blockCatalogue, type BlockType } from '@gatefold/schema';
import { blocks } from '../../blocks/index.js';
import type { PublicPortfolioFragment } from '../gql/graphql.js';

type Project = PublicPortfolioFragment['projects']['nodes'][number];

/** A published project. */
export function buildProject(overrides: Partial<Project> = {}): Project {
  return {
    id: 'project-1',
    title: 'Ward Board',
    shortSummary: 'A ward on one screen.',
    description: 'It **survives** a power cut.',
    tags: ['healthcare'],
    technologies: ['React'],
    liveLink: 'https://example.com/ward',
    githubLink: null,
    updatedAt: '2026-11-21T00:00:00.000Z',
    ...overrides,
  };
}

/** A published portfolio with one block of every type. */
export function buildPortfolio(overrides: Partial<PublicPortfolioFragment> = {}): PublicPortfolioFragment {
  return {
    id: 'portfolio-1',
    slug: 'mira',
    title: 'Mira Sandoval',
    theme: { key: 'PAPER', accent: '#1f3fd6', font: 'SANS' },
    document: {
      version: 1,
      blocks: (Object.keys(blockCatalogue) as BlockType[]).map((type) => ({
        id: `${type}-1`,
        type,
        props: blocks[type].defaults,
      })),
    },
    revision: 1,
    publishedAt: '2026-11-21T00:00:00.000Z',
    owner: {
      id: 'user-1',
      username: 'mira',
      displayName: 'Mira Sandoval',
      avatarUrl: null,
      bio: null,
      tier: 'FREE',
    },
    projects: { nodes: [buildProject()] },
    ...overrides,
  };
}
