import { expect, test } from '@jest/globals';
import { portfolioDocument, portfolioTheme } from '@gatefold/schema';
import { listTemplates } from './list-templates.js';

const templates = listTemplates();

test.each(templates.map((template) => [template.key, template] as const))(
  'the %s template can be saved as it is',
  (_key, { theme, document }) => {
    expect(portfolioTheme.safeParse(theme).error).toBeUndefined();
    expect(portfolioDocument.safeParse(document).error).toBeUndefined();
    expect(document.blocks.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['hero', 'projects', 'contact']),
    );
  },
);

// PF-8
test('templates have names and looks of their own', () => {
  expect(new Set(templates.map(({ key }) => key)).size).toBe(templates.length);
  expect(new Set(templates.map(({ theme }) => JSON.stringify(theme))).size).toBe(templates.length);
});
