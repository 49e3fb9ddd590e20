import { expect, it } from '@jest/globals';
import { Cancellation } from './cancellation.js';

it('calls back once, and not who has left', () => {
  const cancellation = new Cancellation();
  const called: string[] = [];
  const left = () => void called.push('left');
  cancellation.whenCancelled(() => {
    called.push('stayed');
    cancellation.cancel();
  });
  cancellation.whenCancelled(left);
  cancellation.forget(left);
  expect(cancellation.isCancelled).toBe(false);
  cancellation.cancel();
  cancellation.cancel();
  expect(cancellation.isCancelled).toBe(true);
  expect(called).toEqual(['stayed']);
});
