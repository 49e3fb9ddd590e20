import { defineMessage } from './message.js';
import { purchaseData, receiptOf, titleOf } from './purchase.js';

const week = 7 * 86_400;

/** BP-9: to a buyer whose account has no password yet, or may be somebody else's. The link makes it theirs. */
export const purchaseToClaim = defineMessage({
  data: purchaseData,
  page: '/reset-password',
  token: { purpose: 'SET_PASSWORD', lifetimeSeconds: week },
  write: (purchase) => ({
    subject: `Your purchase: ${titleOf(purchase.itemName)}`,
    heading: 'Thank you for your purchase',
    paragraphs: [
      `${titleOf(purchase.itemName)} is waiting for you in an account with this e-mail address. Choose a password to open it.`,
      receiptOf(purchase),
      'The link works once, for seven days. Afterwards "Forgot your password?" on the sign-in page sends a new one.',
    ],
    button: 'Choose a password',
    footnote:
      'You get this because you bought something with this e-mail address. Choosing a password signs out everybody who may be using the account now.',
  }),
});
