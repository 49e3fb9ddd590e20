import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** The text of a project as content announced it last. A deleted one leaves its id, so that it cannot come back. */
@Entity({ tableName: 'project_text' })
export class ProjectTextEntity {
  /** The project's own uuid. */
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'uuid' })
  ownerId!: string;

  @Property({ type: 'text' })
  title!: string;

  @Property({ type: 'text' })
  shortSummary!: string;

  /** Markdown. */
  @Property({ type: 'text' })
  description!: string;

  @Property({ type: 'array' })
  tags!: string[];

  @Property({ type: 'array' })
  technologies!: string[];

  @Property({ type: 'text' })
  status!: 'DRAFT' | 'PUBLISHED' | 'ARCHIVED';

  /** Of the event applied last; an older one is stale. */
  @Property({ type: 'integer' })
  version!: number;

  @Property({ type: 'timestamptz', nullable: true })
  deletedAt!: Date | null;
}
