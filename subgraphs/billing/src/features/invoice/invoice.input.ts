import { IsOptional, Length, Matches, MaxLength, Min } from 'class-validator';
import { Field, InputType, Int } from 'type-graphql';

const reasonLengthMax = 500;
const idLengthMax = 200;

/** What an administrator sends to give the payment of an invoice back. */
@InputType('RefundInvoiceInput', { description: 'Which invoice to give back, how much of it and why.' })
export class RefundInvoiceInput {
  @Field(() => String, { description: "Stripe's id of the invoice." })
  @MaxLength(idLengthMax, { message: 'invoiceId is not the id of an invoice' })
  invoiceId!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'How much, in the smallest unit of the currency; everything that is left without it.',
  })
  @IsOptional()
  @Min(1, { message: 'amountCents must be at least 1' })
  amountCents?: number | null;

  @Field(() => String, { description: 'Why, 1 to 500 characters; kept in the audit.' })
  @Length(1, reasonLengthMax, { message: `reason must have 1 to ${reasonLengthMax} characters` })
  @Matches(/\S/, { message: 'reason must not be blank' })
  @Matches(/^[^\0]*$/, { message: 'reason must not hold a null character' })
  reason!: string;
}
