import { commonPasswords } from '../../data/common-passwords.js';

export const passwordLengthMin = 10;
export const passwordLengthMax = 200;

/** Whose password it is to be. */
interface PasswordOwner {
  readonly email: string;
  readonly username: string;
}

/** Why a password is too easy to guess, or undefined when it may be used. Length is checked before. */
export function whyWeak(password: string, owner: PasswordOwner): string | undefined {
  const folded = password.trim().toLowerCase();
  const mailbox = owner.email.slice(0, owner.email.lastIndexOf('@'));
  if ([owner.email, mailbox, owner.username].includes(folded)) {
    return 'Choose a password that is not your e-mail address or username.';
  }
  if (commonPasswords.has(folded) || new Set(folded).size <= 2) {
    return 'This password is one of the first that anybody tries. Choose another one.';
  }
  return undefined;
}
