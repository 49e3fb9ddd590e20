import { MaxLength } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { RefundInput } from '../../graph/refund.input.js';

const keyLengthMax = 100;
const idLengthMax = 200;

/** What a person sends to pay once. */
@InputType('CreatePaymentIntentInput', { description: 'What to buy.' })
export class CreatePaymentIntentInput {
  @Field(() => String, { description: 'Key of a pass, e.g. `pro_30_days`; see `passes`.' })
  @MaxLength(keyLengthMax, { message: 'productKey is not the key of anything' })
  productKey!: string;
}

/** What an administrator sends to give money back. */
@InputType('RefundPaymentInput', { description: 'Which payment to give back, how much of it and why.' })
export class RefundPaymentInput extends RefundInput {
  @Field(() => ID, { description: 'Id of the payment.' })
  @MaxLength(idLengthMax, { message: 'paymentId is not the id of a payment' })
  paymentId!: string;
}
