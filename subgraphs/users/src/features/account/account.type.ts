import { roles, toGlobalId, type Role, type Tier } from '@gatefold/schema';
import { TierEnum } from '@gatefold/runtime/graphql';
import { Directive, Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import type { AccountEntity } from './account.entity.js';
import type { PersonalDataEntity } from './personal-data.entity.js';

/** {@link Role} as the enum that GraphQL shows. */
export const RoleEnum = Object.fromEntries(roles.map((role) => [role, role])) as { [Key in Role]: Key };
registerEnumType(RoleEnum, {
  name: 'Role',
  description: 'What a person may do on the platform as a whole.',
  valuesConfig: {
    MEMBER: { description: 'Everybody with an account.' },
    ADMIN: { description: 'Operates the platform.' },
  },
});

/** What clients see of a person; `email` and `roles` are fields of the resolver. */
@ObjectType('User', { description: 'A person with an account.' })
@Directive('@key(fields: "id")')
@Directive('@key(fields: "username")')
export class UserType {
  /** uuid; not shown. */
  accountId!: string;

  /** Set where the caller has just proven to be this person, as in a login; not shown. */
  personalData?: PersonalDataEntity;

  @Field(() => ID, { description: 'Opaque global id.' })
  id!: string;

  @Field(() => String, {
    description: 'Unique public handle, also the address of the portfolio: `/@username`.',
  })
  username!: string;

  @Field(() => String, { description: 'Name shown to other people.' })
  displayName!: string;

  @Field(() => String, { nullable: true, description: 'Absolute https URL of a picture.' })
  avatarUrl!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Short self-description, plain text, up to 500 characters.',
  })
  bio!: string | null;

  @Field(() => TierEnum, {
    description: 'Tier of the highest live grant, kept by the event `billing.tier.changed`.',
  })
  tier!: Tier;

  @Field(() => Date, { description: 'When the account was created.' })
  createdAt!: Date;
}

/** The public view of a row. */
export function toUserType(account: AccountEntity, personalData?: PersonalDataEntity): UserType {
  const { id, username, displayName, avatarUrl, bio, tier, createdAt } = account;
  const view = { username, displayName, avatarUrl, bio, tier, createdAt };
  return { accountId: id, id: toGlobalId('User', id), ...view, ...(personalData ? { personalData } : {}) };
}

/** {@link toUserType} of a row that may be missing. */
export function toUserTypeOrNull(account: AccountEntity | undefined): UserType | null {
  return account ? toUserType(account) : null;
}
