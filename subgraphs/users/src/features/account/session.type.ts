import { Payload } from '@gatefold/runtime/graphql';
import { Field, ObjectType } from 'type-graphql';
import { toUserType, UserType } from './account.type.js';
import type { SignedIn } from './use-cases/open-session.js';

/** Answer of everything that signs in. */
@ObjectType('AuthPayload', { description: 'A signed-in session, or why there is none.' })
export class AuthPayload extends Payload {
  @Field(() => String, {
    nullable: true,
    description: 'Bearer token for the Authorization header, valid for 10 minutes.',
  })
  accessToken?: string;

  @Field(() => Date, { nullable: true, description: 'When the access token stops working.' })
  expiresAt?: Date;

  @Field(() => UserType, { nullable: true, description: 'The signed-in person.' })
  user?: UserType;
}

/** The fields of {@link AuthPayload}; the person sees their own e-mail address and roles. */
export function authFields({
  accessToken,
  expiresAt,
  account,
  personalData,
}: SignedIn): Omit<AuthPayload, 'userErrors'> {
  return { accessToken, expiresAt, user: toUserType(account, personalData) };
}

/** Answer of `logout`. */
@ObjectType('LogoutPayload', { description: 'Whether a session was ended.' })
export class LogoutPayload extends Payload {
  @Field(() => Boolean, { description: 'True when a session was ended.' })
  ended!: boolean;
}
