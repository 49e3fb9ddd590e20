import { Field, ObjectType } from 'type-graphql';
import type { Result } from '../operation/index.js';
import { UserErrorType } from './user-error.type.js';

/** Base of every mutation payload. All other fields of a payload are nullable, since a failure leaves them out. */
@ObjectType()
export abstract class Payload {
  @Field(() => [UserErrorType], { description: 'Why nothing was done; empty on success.' })
  userErrors!: readonly UserErrorType[];
}

/** A use case's result as the payload of its mutation. */
export function toPayload<Value, Fields extends object>(
  result: Result<Value>,
  fields: (value: Value) => Fields,
): Partial<Fields> & { userErrors: UserErrorType[] } {
  if (!result.ok)
    return { userErrors: [...result.errors] } as Partial<Fields> & { userErrors: UserErrorType[] };
  return { ...fields(result.value), userErrors: [] };
}
