import { expect, test } from '@jest/globals';
import { BoundedQueue } from './bounded-queue.js';

const queueOf = (whenFull: 'close' | 'drop-oldest') => {
  const dropped: string[] = [];
  const queue = new BoundedQueue<number>(2, whenFull, () => dropped.push('one'));
  return { queue, dropped };
};
const drained = (queue: BoundedQueue<number>) => {
  const entries: number[] = [];
  for (let entry; (entry = queue.shift()) !== undefined;) entries.push(entry);
  return entries;
};

// R8
test('a full queue that may drop nothing refuses the next entry and keeps what it has in order', () => {
  const { queue, dropped } = queueOf('close');
  expect([queue.push(1), queue.push(2), queue.push(3)]).toEqual([true, true, false]);
  expect(drained(queue)).toEqual([1, 2]);
  expect(dropped).toEqual([]);
});

// R8
test('a full queue of states drops the oldest, and tells of each', () => {
  const { queue, dropped } = queueOf('drop-oldest');
  expect([1, 2, 3, 4].map((entry) => queue.push(entry))).toEqual([true, true, true, true]);
  expect(drained(queue)).toEqual([3, 4]);
  expect(dropped).toHaveLength(2);
});

test('what is cleared is forgotten', () => {
  const { queue } = queueOf('close');
  queue.push(1);
  queue.clear();
  expect(queue.isEmpty).toBe(true);
  expect(queue.push(2)).toBe(true);
});
