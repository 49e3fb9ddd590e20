import { fromGlobalId } from '@gatefold/schema';
import { defineReference } from '@gatefold/runtime/graphql';
import { paymentById } from './payment.loader.js';
import { canReadPaymentsOf } from './payment.policy.js';
import { toPaymentType } from './payment.type.js';

/** A payment by global id; null for everybody but who paid and administrators. */
export const paymentReference = defineReference({
  typeName: 'Payment',
  resolve: async (key, context) => {
    const id = fromGlobalId('Payment', String(key['id']));
    const payment = id === undefined ? undefined : await context.load(paymentById, id);
    return payment && canReadPaymentsOf(context.actor, payment.userId) ? toPaymentType(payment) : null;
  },
});
