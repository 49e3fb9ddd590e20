import { defineMessage } from './message.js';
import { purchaseData, receiptOf, titleOf } from './purchase.js';

/** BP-9: to a buyer whose account is known to be theirs. */
export const purchaseConfirmation = defineMessage({
  data: purchaseData,
  page: '/dashboard',
  write: (purchase) => ({
    subject: `Your purchase: ${titleOf(purchase.itemName)}`,
    heading: 'Thank you for your purchase',
    paragraphs: [`${titleOf(purchase.itemName)} is in your account.`, receiptOf(purchase)],
    button: 'Open your dashboard',
    footnote: 'You get this because you bought something with this e-mail address.',
  }),
});
