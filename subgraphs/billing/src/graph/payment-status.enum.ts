import { registerEnumType } from 'type-graphql';
import { paymentStatuses, type PaymentStatus } from '../payments/payment-facts.js';

/** Where a payment stands, as clients see it. */
export const PaymentStatusEnum = Object.fromEntries(paymentStatuses.map((status) => [status, status])) as {
  [Key in PaymentStatus]: Key;
};
registerEnumType(PaymentStatusEnum, {
  name: 'PaymentStatus',
  description: 'Where a payment stands.',
  valuesConfig: {
    PENDING: { description: 'Waits for a card.' },
    ACTION_REQUIRED: { description: 'The bank wants the person to confirm it.' },
    PROCESSING: { description: 'On its way; nothing was given yet.' },
    FAILED: { description: 'Refused; another card may be tried.' },
    CANCELED: { description: 'Given up.' },
    SUCCEEDED: { description: 'Paid; gives what was bought.' },
    PARTIALLY_REFUNDED: { description: 'A part was given back; still gives what was bought.' },
    REFUNDED: { description: 'Given back; gives nothing any more.' },
    DISPUTED: {
      description: 'The bank asks whether it was right; gives what was bought until that is decided.',
    },
    CHARGED_BACK: { description: 'The bank took it back; gives nothing any more.' },
  },
});
