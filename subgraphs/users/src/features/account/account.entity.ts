import type { Role, Tier } from '@gatefold/schema';
import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** A person with an account. */
@Entity({ tableName: 'account' })
export class AccountEntity {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'text' })
  email!: string;

  @Property({ type: 'text' })
  username!: string;

  @Property({ type: 'text' })
  displayName!: string;

  @Property({ type: 'text', nullable: true })
  avatarUrl!: string | null;

  @Property({ type: 'text', nullable: true })
  bio!: string | null;

  @Property({ type: 'text', lazy: true })
  passwordHash!: string;

  @Property({ type: 'array' })
  roles!: Role[];

  @Property({ type: 'text' })
  tier!: Tier;

  /** Sequence of the tier event applied last. */
  @Property({ type: 'integer' })
  tierSequence!: number;

  @Property({ type: 'timestamptz' })
  createdAt!: Date;
}
