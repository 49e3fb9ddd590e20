import { expect, test } from '@jest/globals';
import { entitlementKeys, planOf, plans } from '@gatefold/schema';
import { comparisonOf, inSentence, planLines } from './plan-words.js';

// BP-9: what the pages say of plans is the plan table

test('a plan is described by what its row of the plan table includes, and by nothing else', () => {
  expect(planLines(planOf('FREE'))).toEqual(['20 projects', '20 AI analyses a month']);
  expect(planLines(planOf('PREMIUM'))).toEqual([
    '2,000 projects',
    'Portfolio without the gatefold footer',
    '2,000 AI analyses a month',
  ]);
});

test('the comparison has a row for every entitlement and a cell for every plan', () => {
  const rows = comparisonOf(plans);
  const names = rows.map(({ name }) => name).join('\n');
  for (const name of Object.values(entitlementKeys)) expect(names).toContain(name);
  for (const { cells } of rows) expect(cells).toHaveLength(plans.length);
});

test('what a further unit costs stands under what is metered', () => {
  const rows = comparisonOf(plans);
  expect(rows.at(-1)).toEqual({ name: 'Further AI analyses', cells: [false, '$0.05 each', '$0.04 each'] });
});

test('an abbreviation keeps its capitals inside of a sentence', () => {
  expect([inSentence('Projects'), inSentence('AI analyses')]).toEqual(['projects', 'AI analyses']);
});
