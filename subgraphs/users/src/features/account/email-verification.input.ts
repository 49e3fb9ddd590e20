import { IsEmail, Length, MaxLength } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { passwordLengthMax, passwordLengthMin } from './password.policy.js';

const emailLengthMax = 254;
/** Above what any link of ours holds. */
const tokenLengthMax = 200;

/** The token of a link. */
@InputType({ description: 'The token of the link in a verification e-mail.' })
export class VerifyEmailInput {
  @Field(() => String, { description: '`token` in the address of the link.' })
  @MaxLength(tokenLengthMax, { message: `must be at most ${tokenLengthMax} characters` })
  token!: string;
}

/** Whose password is to be replaced. */
@InputType({ description: 'Whose password is to be replaced.' })
export class RequestPasswordResetInput {
  @Field(() => String, { description: 'E-mail address of the account, in any letter case.' })
  @MaxLength(emailLengthMax, { message: `must be at most ${emailLengthMax} characters` })
  @IsEmail({}, { message: 'must be an e-mail address' })
  email!: string;
}

/** A new password and the right to set it. */
@InputType({ description: 'A new password and the right to set it.' })
export class ResetPasswordInput {
  @Field(() => String, { description: '`token` in the address of the link.' })
  @MaxLength(tokenLengthMax, { message: `must be at most ${tokenLengthMax} characters` })
  token!: string;

  @Field(() => String, { description: 'The new password, 10 to 200 characters.' })
  @Length(passwordLengthMin, passwordLengthMax, {
    message: `must be ${passwordLengthMin} to ${passwordLengthMax} characters`,
  })
  password!: string;
}
