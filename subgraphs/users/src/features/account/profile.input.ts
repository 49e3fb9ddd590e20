import { IsUrl, Length, Matches, MaxLength, ValidateIf } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { usernameLengthMax, usernameLengthMin, usernamePattern } from './username.policy.js';

export const displayNameLengthMax = 80;
/** One line with something to see in it, and without characters that turn the direction of the text around them. */
export const displayNamePattern =
  /^(?=.*[^\s\p{Default_Ignorable_Code_Point}])[^\p{Cc}\u202a-\u202e\u2066-\u2069]+$/u;

const avatarUrlLengthMax = 2_000;
const bioLengthMax = 500;
/** Plain text: of the control characters only line breaks and tabs. */
const plainTextPattern = /^[\P{Cc}\n\r\t]*$/u;

/** Profile fields to change; absent ones stay. */
@InputType({ description: 'Profile fields to change. Absent fields stay, null clears.' })
export class UpdateProfileInput {
  @Field(() => String, { nullable: true, description: '1 to 80 characters; cannot be cleared.' })
  @MaxLength(displayNameLengthMax, { message: `must be at most ${displayNameLengthMax} characters` })
  @Matches(displayNamePattern, { message: 'must be one line that is not blank' })
  displayName?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Absolute https URL of a picture, up to 2000 characters.',
  })
  @ValidateIf((input: UpdateProfileInput) => Boolean(input.avatarUrl))
  @MaxLength(avatarUrlLengthMax, { message: `must be at most ${avatarUrlLengthMax} characters` })
  @IsUrl(
    { protocols: ['https'], require_protocol: true, disallow_auth: true },
    { message: 'must be an absolute https URL' },
  )
  avatarUrl?: string | null;

  @Field(() => String, { nullable: true, description: 'Plain text, up to 500 characters.' })
  @MaxLength(bioLengthMax, { message: `must be at most ${bioLengthMax} characters` })
  @Matches(plainTextPattern, { message: 'must be plain text' })
  bio?: string | null;
}

/** A new username. */
@InputType({ description: 'A new username.' })
export class SetUsernameInput {
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
}
