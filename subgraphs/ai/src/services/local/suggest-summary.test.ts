import { expect, test } from '@jest/globals';
import { buildContent } from '../testing/project-content.factory.js';
import { suggestSummary } from './suggest-summary.js';

const summaryFor = (description: string, shortSummary = ''): string | undefined =>
  suggestSummary(buildContent({ title: 'Lumen', description, shortSummary }))?.value;

test('it is made of full sentences of the description, in their order, without marks', () => {
  const description =
    'What is it?\n\n# Why\n\n![shot](a.png)\n\nLumen is a [habit tracker](https://x.y) for *night owls*. Too short.\n\n' +
    '```js\nThis is code and should never be read as a sentence of the text.\n```\n\n' +
    '- Habit trackers usually punish people for a missed day.';
  expect(summaryFor(description)).toBe(
    'Lumen is a habit tracker for night owls. Habit trackers usually punish people for a missed day.',
  );
});

test('a sentence that leans on the one before does not stand alone', () => {
  const description =
    'It took three of us about half a year of evenings. The atlas shows every cycle path of the city at night.';
  expect(summaryFor(description)).toMatch(/The atlas shows every cycle path of the city at night\.$/);
});

test('a second sentence joins only while both fit into 280 characters', () => {
  const long = (word: string): string =>
    `The ${word} ${'carries a very long tail of words '.repeat(4)}on its way.`;
  expect(summaryFor(`${long('heron')} ${long('atlas')}`)).toBe(long('heron').replaceAll(/ +/g, ' '));
});

test.each([
  ['there is no full sentence', 'just a few notes, no more'],
  ['there is nothing', ''],
  ['every sentence is too long', `The heron ${'carries on '.repeat(40)}.`],
])('nothing is suggested where %s', (_reason, description) => {
  expect(summaryFor(description)).toBeUndefined();
});

const sentence = 'Lumen is a habit tracker for night owls.';

test('a summary that says something is left alone', () => {
  expect(summaryFor(sentence, 'A habit tracker that forgives night owls a missed day.')).toBeUndefined();
});

test.each(['lumen', 'A thing', ' '])('%p is no summary', (present) => {
  expect(summaryFor(sentence, present)).toBe(sentence);
});
