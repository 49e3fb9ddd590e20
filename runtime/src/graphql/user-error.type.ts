import { errorCodes, type ErrorCode } from '@gatefold/schema';
import { Directive, Field, ObjectType, registerEnumType } from 'type-graphql';
import { EntitlementFactsType } from './entitlement-facts.type.js';

/** The codes as the enum that GraphQL shows. */
const ErrorCodeEnum = Object.fromEntries(Object.keys(errorCodes).map((code) => [code, code])) as {
  [Code in ErrorCode]: Code;
};

registerEnumType(ErrorCodeEnum, {
  name: 'ErrorCode',
  description: 'Every error code of the API, in `extensions.code` and in `userErrors`.',
  valuesConfig: Object.fromEntries(
    Object.entries(errorCodes).map(([code, description]) => [code, { description }]),
  ) as Record<ErrorCode, { description: string }>,
});

/** An expected failure of a mutation. */
@ObjectType('UserError', { description: 'An expected failure of a mutation, to be shown to the person.' })
@Directive('@shareable')
export class UserErrorType {
  @Field(() => ErrorCodeEnum, { description: 'Machine-readable reason.' })
  code!: ErrorCode;

  @Field(() => String, { description: 'What went wrong and what to do next.' })
  message!: string;

  @Field(() => [String], {
    nullable: true,
    description: 'Where in the arguments, outermost first: `["input", "email"]`.',
  })
  path?: readonly string[];

  @Field(() => EntitlementFactsType, {
    nullable: true,
    description: 'The limit that was met, as at that moment; with `QUOTA_EXCEEDED` alone.',
  })
  entitlement?: EntitlementFactsType;
}
