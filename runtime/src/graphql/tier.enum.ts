import { tiers, type Tier } from '@gatefold/schema';
import { registerEnumType } from 'type-graphql';

/** The tiers as the enum that GraphQL shows. */
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
