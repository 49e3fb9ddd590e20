import type { Tier } from '@gatefold/schema';
import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** What everybody may see of a person. */
@Entity({ tableName: 'account' })
export class AccountEntity {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'text' })
  username!: string;

  @Property({ type: 'text' })
  displayName!: string;

  @Property({ type: 'text', nullable: true })
  avatarUrl!: string | null;

  @Property({ type: 'text', nullable: true })
  bio!: string | null;

  @Property({ type: 'text' })
  tier!: Tier;

  @Property({ type: 'timestamptz' })
  createdAt!: Date;
}
