import { toGlobalId } from '@gatefold/schema';
import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** A person as billing knows them: by key alone. */
@ObjectType('User', { description: 'A person with an account.' })
@Directive('@key(fields: "id")')
export class UserType {
  /** uuid; not shown. */
  userId!: string;

  @Field(() => ID, { description: 'Opaque global id.' })
  id!: string;
}

/** The person with this uuid, without asking whether there is one. */
export function toUserType(userId: string): UserType {
  return { userId, id: toGlobalId('User', userId) };
}
