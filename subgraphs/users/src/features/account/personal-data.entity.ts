import type { Role } from '@gatefold/schema';
import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** What only the person and administrators may see. */
@Entity({ tableName: 'personal_data' })
export class PersonalDataEntity {
  @PrimaryKey({ type: 'uuid' })
  accountId!: string;

  /** Trimmed and in lower case. */
  @Property({ type: 'text' })
  email!: string;

  @Property({ type: 'array' })
  roles!: Role[];

  /** When the person proved to read this address; null until then. */
  @Property({ type: 'timestamptz', nullable: true })
  emailVerifiedAt!: Date | null;
}
