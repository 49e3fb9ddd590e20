import { expect, test } from '@jest/globals';
import { whyWeak } from './password.policy.js';

const owner = { email: 'ada.lovelace@example.org', username: 'countess-of-numbers' };

test.each(['ADA.Lovelace@example.org', 'ada.lovelace', 'Countess-of-Numbers'])(
  '%s is a weak password of its owner',
  (password) => {
    expect(whyWeak(password, owner)).toMatch(/e-mail address or username/);
  },
);

test.each(['Password123', 'qwertyuiop', '1234567890', 'aaaaaaaaaa', 'abababababab'])(
  '%s is weak for everybody',
  (password) => {
    expect(whyWeak(password, owner)).toMatch(/first that anybody tries/);
  },
);

test.each(['quiet harbour lantern', 'ada.lovelace likes engines', 'ﷺﷺﷺ 1234567'])(
  '%s may be used',
  (password) => {
    expect(whyWeak(password, owner)).toBeUndefined();
  },
);
