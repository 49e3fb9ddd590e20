import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { diffWords } from './word-diff.js';

const text = fc
  .array(fc.constantFrom('a', 'calm', 'tool', 'for', 'wards,', 'people'), { maxLength: 14 })
  .map((words) => words.join(' '));
const joined = (before: string, after: string, left: 'gone' | 'new'): string =>
  diffWords(before, after)
    .filter(({ kind }) => kind !== left)
    .map((part) => part.text)
    .join('');

describe('word difference', () => {
  it('holds both texts, word for word', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        expect(joined(before, after, 'gone').split(/\s+/).join(' ').trim()).toBe(after);
        const old = diffWords(before, after)
          .filter(({ kind }) => kind !== 'new')
          .flatMap((part) => part.text.split(/\s+/).filter(Boolean));
        expect(old.join(' ')).toBe(before);
      }),
    );
  });

  it('marks only the words that changed', () => {
    expect(diffWords('A shared picture', 'One shared picture')).toEqual([
      { kind: 'gone', text: 'A ' },
      { kind: 'new', text: 'One ' },
      { kind: 'same', text: 'shared picture' },
    ]);
    expect(diffWords('same', 'same')).toEqual([{ kind: 'same', text: 'same' }]);
  });
});
