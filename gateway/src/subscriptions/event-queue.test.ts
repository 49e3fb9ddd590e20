import { expect, test } from '@jest/globals';
import { EventQueue } from './event-queue.js';

test('entries come out in order, also those put in while somebody waits', async () => {
  const queue = new EventQueue<number>(10);
  const first = queue.take();
  queue.push(1);
  queue.push(2);
  expect([await first, await queue.take()]).toEqual([1, 2]);
});

// R8
test('a full queue takes no more until something is taken out', async () => {
  const queue = new EventQueue<number>(2);
  expect([queue.push(1), queue.push(2), queue.push(3)]).toEqual([true, true, false]);
  await queue.take();
  expect(queue.push(4)).toBe(true);
  expect([await queue.take(), await queue.take()]).toEqual([2, 4]);
});

test('an end and a failure come after what is in, a discard at once', async () => {
  const finished = new EventQueue<number>(2);
  finished.push(1);
  finished.finish();
  expect([await finished.take(), await finished.take()]).toEqual([1, undefined]);
  const failed = new EventQueue<number>(2);
  failed.push(1);
  failed.fail(new Error('gone'));
  expect(await failed.take()).toBe(1);
  await expect(failed.take()).rejects.toThrow('gone');
  const discarded = new EventQueue<number>(2);
  const waiting = discarded.take();
  discarded.discard();
  expect(await waiting).toBeUndefined();
});
