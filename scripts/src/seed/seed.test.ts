import { expect, test } from '@jest/globals';
import { portfolioDocument, portfolioTheme } from '@gatefold/schema';
import { demoDocument, demoTheme } from './document.js';
import { demoProjects } from './projects.js';

test('the demo page fits the block catalogue', () => {
  expect(portfolioDocument.safeParse(demoDocument).error).toBeUndefined();
  expect(portfolioTheme.safeParse(demoTheme).error).toBeUndefined();
});

test.each(demoProjects.map((project) => [project.title, project] as const))(
  'demo project %s keeps the limits of the contract',
  (_title, project) => {
    expect(project.title.length).toBeLessThanOrEqual(120);
    expect(project.shortSummary.length).toBeLessThanOrEqual(280);
    expect(project.description.length).toBeLessThanOrEqual(20_000);
    expect(project.tags.length).toBeLessThanOrEqual(12);
    expect(project.tags.every((tag) => tag === tag.toLowerCase())).toBe(true);
    expect(project.technologies.length).toBeLessThanOrEqual(20);
  },
);
