import { toGlobalId } from '@gatefold/schema';
import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** The person as content knows it: a key to which features add fields. */
@ObjectType('User', { description: 'A person with an account.' })
@Directive('@key(fields: "id")')
export class UserType {
  /** uuid; not shown. */
  userId!: string;

  @Field(() => ID, { description: 'Opaque global id.' })
  id!: string;
}

/** The person with this uuid, without reading anything. */
export function toUserType(userId: string): UserType {
  return { userId, id: toGlobalId('User', userId) };
}
