import { Directive, Field, ID, ObjectType } from 'type-graphql';

/** A person as this subgraph knows them: by key alone. */
@ObjectType('User', { description: 'A person with an account.' })
@Directive('@key(fields: "id")')
export class UserType {
  /** uuid; not shown. */
  userId!: string;

  @Field(() => ID, { description: 'Opaque global id.' })
  id!: string;
}
