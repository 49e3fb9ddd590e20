import { z } from 'zod';
import { defineMessage } from './message.js';

const day = 86_400;

/**
 * To the address of a new account. Only the username comes from whoever registered, in letters, digits and hyphens: this goes to
 * people who may never have asked for it.
 */
export const verifyEmail = defineMessage({
  data: z.object({ username: z.string() }),
  page: '/verify-email',
  token: { purpose: 'VERIFY_EMAIL', lifetimeSeconds: day },
  write: ({ username }) => ({
    subject: 'Confirm your e-mail address',
    heading: 'Welcome to gatefold',
    paragraphs: [
      `Your page has its address: @${username}. Confirm that this mailbox is yours, and you can get back in whenever you lose your password.`,
      'The link works once, for 24 hours.',
    ],
    button: 'Confirm this address',
    footnote:
      'Somebody entered this address when creating an account. If that was not you, do not follow the link: without it the account proves nothing.',
  }),
});
