import { expect, test } from '@jest/globals';
import { tooManyLogins } from './account.errors.js';

test('a wait is said in seconds up to two minutes, then in whole minutes that are never too short', () => {
  const said = (seconds: number): string => tooManyLogins(seconds).errors[0]?.message ?? '';
  expect(said(45)).toContain('Try again in 45 seconds.');
  expect(said(119)).toContain('Try again in 119 seconds.');
  expect(said(120)).toContain('Try again in 2 minutes.');
  expect(said(868)).toContain('Try again in 15 minutes.');
});
