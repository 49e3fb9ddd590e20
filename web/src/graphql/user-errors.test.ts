import { describe, expect, it } from '@jest/globals';
import { sortUserErrors } from './user-errors.js';

const error = (message: string, path: string[] | null) => ({
  code: 'BAD_USER_INPUT' as const,
  message,
  path,
});

describe('user errors', () => {
  it('come to the field that their path names, and the others to the form', () => {
    const { byField, rest } = sortUserErrors(
      [error('taken', ['input', 'email']), error('wrong', null), error('odd', ['input', 'unknown'])],
      ['email', 'password'],
    );
    expect([...byField]).toEqual([['email', 'taken']]);
    expect(rest).toEqual(['wrong', 'odd']);
  });

  it('lose nothing when two concern one field', () => {
    const { byField, rest } = sortUserErrors([error('a', ['email']), error('b', ['email'])], ['email']);
    expect([...byField.values(), ...rest]).toEqual(['a', 'b']);
  });
});
