import { PageInfo } from '@gatefold/runtime/graphql';
import { Field, ObjectType } from 'type-graphql';
import { UserType } from './account.type.js';

@ObjectType('UserEdge', { description: 'A person in a list.' })
export class UserEdge {
  @Field(() => UserType, { description: 'The person.' })
  node!: UserType;

  @Field(() => String, { description: 'Place in the list; stays valid while the list grows.' })
  cursor!: string;
}

@ObjectType('UserConnection', { description: 'One page of people.' })
export class UserConnection {
  @Field(() => [UserEdge], { description: 'The people with their cursors.' })
  edges!: readonly UserEdge[];

  @Field(() => [UserType], { description: 'The people.' })
  nodes!: readonly UserType[];

  @Field(() => PageInfo, { description: 'Where the page lies in the list.' })
  pageInfo!: PageInfo;
}
