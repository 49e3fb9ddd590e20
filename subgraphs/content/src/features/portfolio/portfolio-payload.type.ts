import type { Actor } from '@gatefold/runtime/identity';
import { Payload } from '@gatefold/runtime/graphql';
import type { Result } from '@gatefold/runtime/operation';
import { Field, ObjectType } from 'type-graphql';
import type { Conflict } from './portfolio.errors.js';
import type { Portfolio } from './portfolio.entity.js';
import { PortfolioType, toPortfolioType } from './portfolio.type.js';

@ObjectType()
abstract class PortfolioPayload extends Payload {
  @Field(() => PortfolioType, {
    nullable: true,
    description: 'The portfolio as it is now; also given with a CONFLICT, null with other errors.',
  })
  portfolio?: PortfolioType | null;
}

@ObjectType({ description: 'What became of a saved draft.' })
export class SavePortfolioPayload extends PortfolioPayload {}

@ObjectType({ description: 'What became of publishing.' })
export class PublishPortfolioPayload extends PortfolioPayload {}

@ObjectType({ description: 'What became of taking the page off the public.' })
export class UnpublishPortfolioPayload extends PortfolioPayload {}

@ObjectType({ description: 'What became of going back to an earlier revision.' })
export class RestorePortfolioRevisionPayload extends PortfolioPayload {}

/** A result as the payload of its mutation; a conflict shows the present state besides its error. */
export function toPortfolioPayload(actor: Actor, result: Result<Portfolio> | Conflict): PortfolioPayload {
  if (result.ok) return { portfolio: toPortfolioType(actor, result.value), userErrors: [] };
  const current = 'current' in result ? toPortfolioType(actor, result.current) : null;
  return { portfolio: current, userErrors: [...result.errors] };
}
