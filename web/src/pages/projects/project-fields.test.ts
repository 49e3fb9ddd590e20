import { expect, test } from '@jest/globals';
import { projectForm, projectFormOf } from './project-fields.js';

const linkOf = (liveLink: string): string | undefined =>
  projectForm.safeParse({ ...projectFormOf(undefined), title: 'A title', liveLink }).data?.liveLink;

test('completes an address that was typed without its scheme', () => {
  expect(linkOf(' example.com/foo ')).toBe('https://example.com/foo');
  expect(linkOf('https://example.com')).toBe('https://example.com');
  expect(linkOf('')).toBe('');
});

test('refuses addresses that are not https', () => {
  for (const address of ['http://example.com', 'javascript:alert(1)', 'not an address'])
    expect(linkOf(address)).toBeUndefined();
});
