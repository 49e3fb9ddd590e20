import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** What the AI proposed for a project. */
@Entity({ tableName: 'suggestion' })
export class SuggestionEntity {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'uuid' })
  projectId!: string;

  @Property({ type: 'uuid' })
  ownerId!: string;

  @Property({ type: 'text' })
  kind!: 'TITLE' | 'SUMMARY' | 'TAGS';

  /** The new text; of TAGS a list joined by comma. */
  @Property({ type: 'text' })
  value!: string;

  @Property({ type: 'timestamptz', nullable: true })
  appliedAt!: Date | null;
}
