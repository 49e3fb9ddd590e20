import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** States of a project: visible to everybody, or to the owner only while working on it or after retiring it. */
export type ProjectStatus = 'DRAFT' | 'PUBLISHED' | 'ARCHIVED';

/** A piece of work that a person shows. */
@Entity({ tableName: 'project' })
export class ProjectEntity {
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

  @Property({ type: 'text' })
  status!: ProjectStatus;

  @Property({ type: 'text', nullable: true })
  liveLink!: string | null;

  @Property({ type: 'text', nullable: true })
  githubLink!: string | null;

  /** Place in the owner's list, from 0 without gaps. */
  @Property({ type: 'integer' })
  position!: number;

  /** Increases with every save. */
  @Property({ type: 'integer' })
  version!: number;

  /** Chosen by the owner to stay live while not all projects fit into the plan. */
  @Property({ type: 'boolean' })
  keptLive!: boolean;

  /** From when it is read-only, since it does not fit into the plan; null when it fits. */
  @Property({ type: 'timestamptz', nullable: true })
  freezesAt!: Date | null;

  @Property({ type: 'timestamptz' })
  createdAt!: Date;

  @Property({ type: 'timestamptz' })
  updatedAt!: Date;
}
