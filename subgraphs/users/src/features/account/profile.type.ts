import { Payload } from '@gatefold/runtime/graphql';
import { Field, ObjectType } from 'type-graphql';
import { UserType } from './account.type.js';

/** Answer of `updateProfile`. */
@ObjectType('UpdateProfilePayload', { description: 'The changed person, or why nothing changed.' })
export class UpdateProfilePayload extends Payload {
  @Field(() => UserType, { nullable: true, description: 'The person after the change.' })
  user?: UserType;
}

/** Answer of `setUsername`. */
@ObjectType('SetUsernamePayload', { description: 'The renamed person, or why nothing changed.' })
export class SetUsernamePayload extends Payload {
  @Field(() => UserType, { nullable: true, description: 'The person after the change.' })
  user?: UserType;
}
