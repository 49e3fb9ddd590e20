import type { Tier } from '@gatefold/schema';
import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { GrantSource } from './grant-source.js';

/** One reason why a person is on a plan. Rows are never deleted: they are the history. */
@Entity({ tableName: 'access_grant' })
export class GrantEntity {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'uuid' })
  userId!: string;

  @Property({ type: 'text' })
  planKey!: Tier;

  @Property({ type: 'text' })
  source!: GrantSource;

  /** What the source calls it: the user's uuid for REGISTRATION, the grant's own for ADMIN. */
  @Property({ type: 'text' })
  sourceRef!: string;

  /** Why, in words of whoever gave it. */
  @Property({ type: 'text' })
  reason!: string;

  @Property({ type: 'timestamptz' })
  startsAt!: Date;

  /** First moment at which it no longer counts; null is open end. */
  @Property({ type: 'timestamptz', nullable: true })
  endsAt!: Date | null;

  @Property({ type: 'timestamptz', nullable: true })
  revokedAt!: Date | null;

  @Property({ type: 'timestamptz' })
  createdAt!: Date;
}
