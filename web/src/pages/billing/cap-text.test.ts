import { expect, test } from '@jest/globals';
import { capFromText, textOfCap } from './cap-text.js';

test.each([
  ['25', 2_500],
  [' 7.5 ', 750],
  ['7,50', 750],
  ['0', 0],
  ['1.1', 110],
  ['10000', 1_000_000],
])('%j is a cap of %d cents', (text, amountCents) => {
  expect(capFromText(text)).toEqual({ amountCents });
});

test.each(['', 'ten', '-5', '1.234', '1,000.00', '10000.01', '1e3'])('%j is no cap', (text) => {
  expect(capFromText(text)).toEqual({ problem: expect.any(String) });
});

test('what is shown for a cap is read as the same cap', () => {
  for (const cents of [1, 110, 2_500, 1_000_000])
    expect(capFromText(textOfCap(cents))).toEqual({ amountCents: cents });
});
