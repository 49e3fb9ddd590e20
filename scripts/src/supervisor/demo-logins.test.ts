import { expect, test } from '@jest/globals';
import { demoLogins } from './demo-logins.js';

const secrets = { demoAdminPassword: 'made up' };

// S16
test('a platform without the demo has neither its person nor its administrator', () => {
  expect(demoLogins(false, undefined, secrets)).toEqual({ demoEmail: undefined, demoAdmin: undefined });
});

test('the demo has an administrator with the password of this data folder', () => {
  expect(demoLogins(true, '', secrets).demoAdmin).toEqual({
    email: 'admin@gatefold.example',
    password: 'made up',
  });
});

test('an administrator whom the operator named is the only one', () => {
  expect(demoLogins(true, 'own@people.example', secrets).demoAdmin).toBeUndefined();
});
