import { expect, test } from '@jest/globals';
import type { ProposedSuggestion, SuggestionKind } from './content-analyzer.js';
import { acceptSuggestions, rationaleLengthMax } from './suggestion-limits.js';
import { buildGoodContent } from './testing/project-content.factory.js';

const content = buildGoodContent();
const proposed = (kind: SuggestionKind, value: string, rationale = 'Because.'): ProposedSuggestion => ({
  kind,
  value,
  rationale,
});
const accepted = (...suggestions: ProposedSuggestion[]): readonly string[] =>
  acceptSuggestions(content, suggestions).map(({ value }) => value);

test('texts above their limit are left out, never cut in half', () => {
  expect(accepted(proposed('TITLE', 'x'.repeat(120)))).toHaveLength(1);
  expect(accepted(proposed('TITLE', 'x'.repeat(121)))).toEqual([]);
  expect(accepted(proposed('SUMMARY', 'x'.repeat(281)))).toEqual([]);
});

test('what is there already, empty or only space is no suggestion', () => {
  expect(accepted(proposed('TITLE', content.title), proposed('SUMMARY', ' \n '))).toEqual([]);
  expect(accepted(proposed('TAGS', content.tags.join(',')), proposed('TAGS', 'never read'))).toEqual([]);
});

test('control characters, direction overrides and unpaired surrogates are taken out', () => {
  expect(accepted(proposed('TITLE', 'a\u0000b\u202Ec\uD800d\te\u2028f'))).toEqual(['a bcd e f']);
});

test('tags are lower-case, once each, at most 12 of at most 40 characters, each with a letter or digit', () => {
  const tags = [
    '  React ',
    'react',
    '!!!',
    '',
    'x'.repeat(41),
    ...Array.from({ length: 20 }, (_, index) => `t${index}`),
  ];
  const [value] = accepted(proposed('TAGS', tags.join(',')));
  expect(value?.split(',')).toEqual(['react', ...Array.from({ length: 11 }, (_, index) => `t${index}`)]);
});

test('one of each kind is kept, the first', () => {
  expect(accepted(proposed('TITLE', 'One'), proposed('TITLE', 'Two'))).toEqual(['One']);
});

test('a rationale without end is cut between words', () => {
  const [suggestion] = acceptSuggestions(content, [proposed('TITLE', 'New', 'because '.repeat(200))]);
  expect(suggestion?.rationale.length).toBeLessThanOrEqual(rationaleLengthMax);
  expect(suggestion?.rationale).toMatch(/because…$/);
});
