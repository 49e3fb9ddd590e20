import { MaxLength } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { RefundInput } from '../../graph/refund.input.js';

const idLengthMax = 200;

/** What an administrator sends to give the payment of an invoice back. */
@InputType('RefundInvoiceInput', { description: 'Which invoice to give back, how much of it and why.' })
export class RefundInvoiceInput extends RefundInput {
  @Field(() => String, { description: "Stripe's id of the invoice." })
  @MaxLength(idLengthMax, { message: 'invoiceId is not the id of an invoice' })
  invoiceId!: string;
}
