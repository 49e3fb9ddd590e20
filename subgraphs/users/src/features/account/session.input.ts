import { IsEmail, Length, Matches, MaxLength } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { displayNameLengthMax, displayNamePattern } from './profile.input.js';
import { passwordLengthMax, passwordLengthMin } from './password.policy.js';
import { usernameLengthMax, usernameLengthMin, usernamePattern } from './username.policy.js';

const emailLengthMax = 254;

/** A new account. */
@InputType({ description: 'A new account.' })
export class RegisterInput {
  @Field(() => String, { description: 'E-mail address, up to 254 characters.' })
  @MaxLength(emailLengthMax, { message: `must be at most ${emailLengthMax} characters` })
  @IsEmail({}, { message: 'must be an e-mail address' })
  email!: string;

  @Field(() => String, {
    description: '3 to 30 characters: lower-case letters, digits, single hyphens inside.',
  })
  @Matches(usernamePattern, {
    message: 'may hold lower-case letters, digits and single hyphens between them',
  })
  @Length(usernameLengthMin, usernameLengthMax, {
    message: `must be ${usernameLengthMin} to ${usernameLengthMax} characters`,
  })
  username!: string;

  @Field(() => String, { description: '10 to 200 characters.' })
  @Length(passwordLengthMin, passwordLengthMax, {
    message: `must be ${passwordLengthMin} to ${passwordLengthMax} characters`,
  })
  password!: string;

  @Field(() => String, { description: '1 to 80 characters.' })
  @MaxLength(displayNameLengthMax, { message: `must be at most ${displayNameLengthMax} characters` })
  @Matches(displayNamePattern, { message: 'must be one line that is not blank' })
  displayName!: string;
}

/** Credentials. */
@InputType({ description: 'Credentials.' })
export class LoginInput {
  @Field(() => String, { description: 'E-mail address of the account.' })
  @MaxLength(emailLengthMax, { message: `must be at most ${emailLengthMax} characters` })
  email!: string;

  @Field(() => String, { description: 'Password of the account.' })
  @MaxLength(passwordLengthMax, { message: `must be at most ${passwordLengthMax} characters` })
  password!: string;
}
