import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { normaliseTags, normaliseTechnologies, tagsMax, technologiesMax } from './normalise-words.js';

// PF-5
test('makes tags lower case, tidy and distinct, in the given order', () => {
  expect(normaliseTags([' #Web  Design', 'web design', '', '##art', 'Café', 'Cafe\u0301'])).toEqual({
    ok: true,
    value: ['web design', 'art', 'café'],
  });
});

// PF-5
test("keeps the owner's spelling of technologies, each once", () => {
  expect(normaliseTechnologies(['TypeScript', 'typescript', ' C++ '])).toEqual({
    ok: true,
    value: ['TypeScript', 'C++'],
  });
});

test('counts words after making them distinct', () => {
  const many = (count: number) => Array.from({ length: count }, (_, index) => `word ${index}`);
  expect(normaliseTags([...many(tagsMax), 'WORD 1'])).toMatchObject({ ok: true });
  expect(normaliseTags(many(tagsMax + 1))).toMatchObject({ errors: [{ path: ['input', 'tags'] }] });
  expect(normaliseTechnologies(many(technologiesMax + 1))).toMatchObject({
    errors: [{ path: ['input', 'technologies'] }],
  });
});

test('changes nothing that is normal already', () => {
  fc.assert(
    fc.property(fc.array(fc.string(), { maxLength: tagsMax }), (given) => {
      const once = normaliseTags(given);
      expect(once.ok ? normaliseTags(once.value) : once).toEqual(once);
    }),
  );
});
