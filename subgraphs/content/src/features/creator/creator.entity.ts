import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** What content knows of a person, from users' events. */
@Entity({ tableName: 'creator' })
export class CreatorEntity {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'text' })
  username!: string;

  /** When this person took the username; of two people with one name the newer is right. */
  @Property({ type: 'timestamptz' })
  usernameSince!: Date;

  @Property({ type: 'text' })
  displayName!: string;

  @Property({ type: 'text', nullable: true })
  avatarUrl!: string | null;
}
