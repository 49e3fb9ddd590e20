import { defineLoader } from '@gatefold/runtime/graphql';
import { PaymentEntity } from '../../payments/payment.entity.js';

/** Payments by id, many at once, as far as row security shows them. */
export const paymentById = defineLoader<PaymentEntity>({
  name: 'payment-by-id',
  batch: (tx, ids) => tx.em.find(PaymentEntity, { id: { $in: [...ids] } }),
  keyOf: (payment) => payment.id,
});
