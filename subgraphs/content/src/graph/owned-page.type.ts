import { ObjectType } from 'type-graphql';

/** Base of `Portfolio`: what other features need in order to add fields to it. */
@ObjectType()
export abstract class OwnedPage {
  /** uuid of the owner; not shown. */
  ownerId!: string;
}
