import { expect, test } from '@jest/globals';
import { ChangedKeys } from './changed-keys.js';

const keysOf = (countMax: number): { keys: ChangedKeys; ends: () => number } => {
  let ends = 0;
  return { keys: new ChangedKeys(countMax, () => (ends += 1)), ends: () => ends };
};

test('a key that waits is told once, in the order of its first change', async () => {
  // R8
  const { keys } = keysOf(10);
  const first = keys.next();
  for (const key of ['one', 'two', 'three', 'two', 'three', 'one', 'two']) keys.add(key);
  const read = [await first, await keys.next(), await keys.next(), await keys.next()];
  expect(read.map(({ value }) => value as string)).toEqual(['one', 'two', 'three', 'one']);
});

test('a reader that is too far behind gets what was kept, and then the end', async () => {
  // R8
  const { keys, ends } = keysOf(3);
  for (let index = 0; index < 10; index += 1) keys.add(`key-${index}`);
  const read: string[] = [];
  for await (const key of keys) read.push(key);
  expect(read).toEqual(['key-0', 'key-1', 'key-2']);
  expect(ends()).toBe(1);
});

test('whoever stops reading is forgotten once, and every pending read ends', async () => {
  const { keys, ends } = keysOf(3);
  const pending = [keys.next(), keys.next()];
  await keys.return();
  await keys.return();
  for (const read of await Promise.all(pending)) expect(read.done).toBe(true);
  expect((await keys.next()).done).toBe(true);
  expect(ends()).toBe(1);
});
