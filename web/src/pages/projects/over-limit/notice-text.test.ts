import { expect, test } from '@jest/globals';
import { noticeText } from './notice-text.js';

const standing = (title: string, freezesAt: string | null) => ({
  id: title,
  title,
  status: 'PUBLISHED' as const,
  isFrozen: freezesAt === null,
  frozenAt: freezesAt === null ? '2026-11-01T10:00:00Z' : null,
  freezesAt,
});

test('during the notice it says which projects freeze, when, and which plan keeps them', () => {
  const text = noticeText([standing('Bridge', '2026-12-21T10:00:00Z')], 1, 21);
  expect(text).toEqual({
    title: '1 project does not fit into your plan any more',
    explanation:
      'Your plan keeps 20 live. “Bridge” will be frozen on 21 Dec 2026: visitors still see what is published, but you can no longer change it.',
    wayOut: 'The Pro plan keeps all of them.',
  });
});

test('the earliest of several ends is told, and not more than three titles', () => {
  const over = ['2026-12-24', '2026-12-21', '2026-12-22'].map((day, index) =>
    standing(`Work ${index + 1}`, `${day}T10:00:00Z`),
  );
  const { title, explanation } = noticeText(over, 7, 27);
  expect(title).toBe('7 projects do not fit into your plan any more');
  expect(explanation).toContain('“Work 1”, “Work 2”, “Work 3”, and 4 more will be frozen on 21 Dec 2026');
});

test('afterwards it says what frozen means; beyond the largest plan there is no other way out', () => {
  const text = noticeText([standing('Bridge', null)], 1, 2_001);
  expect(text).toMatchObject({ title: '1 project is frozen', wayOut: null });
  expect(text.explanation).toContain('Visitors still see what is published of “Bridge”');
});
