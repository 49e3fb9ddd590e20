import { Payload } from '@gatefold/runtime/graphql';
import { Field, ObjectType } from 'type-graphql';

/** Answer of `verifyEmail`. */
@ObjectType({ description: 'Whether the address is confirmed now.' })
export class VerifyEmailPayload extends Payload {
  @Field(() => String, { nullable: true, description: 'The address that is confirmed.' })
  email?: string;
}

/** Answer of `requestEmailVerification`. */
@ObjectType({ description: 'Whether an e-mail is on its way.' })
export class RequestEmailVerificationPayload extends Payload {
  @Field(() => Boolean, {
    nullable: true,
    description: 'True when an e-mail is on its way, false when the address is confirmed already.',
  })
  queued?: boolean;
}

/** Answer of `requestPasswordReset`. */
@ObjectType({ description: 'The same for every address, known or not.' })
export class RequestPasswordResetPayload extends Payload {
  @Field(() => Boolean, {
    nullable: true,
    description: 'True: if there is an account with this address, an e-mail is on its way.',
  })
  accepted?: boolean;
}

/** Answer of `resetPassword`. */
@ObjectType({ description: 'Whether the password is the new one now.' })
export class ResetPasswordPayload extends Payload {
  @Field(() => String, { nullable: true, description: 'The address to sign in with.' })
  email?: string;
}
