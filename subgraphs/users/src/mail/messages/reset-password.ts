import { z } from 'zod';
import { defineMessage } from './message.js';

const hour = 3_600;

/** To somebody who forgot their password. */
export const resetPassword = defineMessage({
  data: z.object({ username: z.string() }),
  page: '/reset-password',
  token: { purpose: 'SET_PASSWORD', lifetimeSeconds: hour },
  write: ({ username }) => ({
    subject: 'Choose a new password',
    heading: 'Choose a new password',
    paragraphs: [
      `Somebody, hopefully you, asked for a new password for @${username}.`,
      'The link works once, for one hour. With the new password every device that is signed in now is signed out.',
    ],
    button: 'Choose a new password',
    footnote: 'If you did not ask for this, do nothing: the password stays as it is.',
  }),
});
