import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { arrangeIds } from './arrange-ids.js';

const lists = fc
  .uniqueArray(fc.string())
  .chain((current) => fc.record({ current: fc.constant(current), named: fc.shuffledSubarray(current) }));

test('keeps every id once, the named ones first and the others in their order', () => {
  fc.assert(
    fc.property(lists, ({ current, named }) => {
      const arranged = arrangeIds(current, named);
      expect([...arranged].sort()).toEqual([...current].sort());
      expect(arranged.slice(0, named.length)).toEqual(named);
      expect(arranged.slice(named.length)).toEqual(current.filter((id) => !named.includes(id)));
    }),
  );
});

test('gives the same order when it is asked for twice', () => {
  fc.assert(
    fc.property(lists, ({ current, named }) => {
      const once = arrangeIds(current, named);
      expect(arrangeIds(once, named)).toEqual(once);
    }),
  );
});
