import { limitModes, type EntitlementFacts, type LimitMode, type Tier } from '@gatefold/schema';
import { Directive, Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { TierEnum } from './tier.enum.js';

/** The limit modes as the enum that GraphQL shows. */
export const LimitModeEnum = Object.fromEntries(limitModes.map((mode) => [mode, mode])) as {
  [Mode in LimitMode]: Mode;
};

registerEnumType(LimitModeEnum, {
  name: 'LimitMode',
  description: 'What happens at a limit.',
  valuesConfig: {
    HARD: { description: 'No more until the period ends.' },
    SOFT_METERED: {
      description:
        'More is charged by the unit, to the subscription that gives the plan, up to the spending cap of the person; without a cap as hard as HARD.',
    },
  },
});

/** What every subgraph tells of a limit that was met. */
@ObjectType('EntitlementFacts', {
  description: 'What `User.entitlement(key:)` says of a limit, as it was when somebody met it.',
})
@Directive('@shareable')
export class EntitlementFactsType implements EntitlementFacts {
  @Field(() => String, { description: 'Stable key, e.g. `content.projects`.' })
  key!: EntitlementFacts['key'];

  @Field(() => String, { description: 'What it is, in words for people.' })
  name!: string;

  @Field(() => Boolean, { description: 'Whether one more was possible.' })
  allowed!: boolean;

  @Field(() => String, { description: 'A sentence for the person: why, and what to do next.' })
  reason!: string;

  @Field(() => Int, { nullable: true, description: 'Inclusive upper bound, null where it is not counted.' })
  limit!: number | null;

  @Field(() => Int, { nullable: true, description: 'How many were used, null where it is not counted.' })
  used!: number | null;

  @Field(() => Date, {
    nullable: true,
    description: 'When it starts again from 0; null where it never does.',
  })
  resetsAt!: Date | null;

  @Field(() => LimitModeEnum, {
    nullable: true,
    description: 'What happens at the limit, null where it is not counted.',
  })
  limitMode!: LimitMode | null;

  @Field(() => TierEnum, {
    nullable: true,
    description: 'Key of the lowest plan that includes one more; null when none does.',
  })
  cheapestPlanThatAllows!: Tier | null;
}
