import { tiers, type Tier } from '@gatefold/schema';
import { Directive, Field, ID, ObjectType, registerEnumType } from 'type-graphql';

export const TierEnum = Object.fromEntries(tiers.map((tier) => [tier, tier])) as { [Key in Tier]: Key };
registerEnumType(TierEnum, {
  name: 'Tier',
  description: 'Access tier, ranked FREE below PRO below PREMIUM.',
  valuesConfig: {
    FREE: { description: 'Without payment.' },
    PRO: { description: 'Paid.' },
    PREMIUM: { description: 'Paid, everything.' },
  },
});

/** What clients see of an account. */
@ObjectType('User', { description: 'A person with an account.' })
@Directive('@key(fields: "id")')
@Directive('@key(fields: "username")')
export class UserType {
  /** uuid; not shown. */
  accountId!: string;

  @Field(() => ID, { description: 'Opaque global id.' })
  id!: string;

  @Field(() => String, { description: 'Unique public handle, also the address of the portfolio: `/@username`.' })
  username!: string;

  @Field(() => TierEnum, { description: 'Tier of the highest live grant.' })
  tier!: Tier;

  @Field(() => Date, { description: 'When the account was created.' })
  createdAt!: Date;
}
