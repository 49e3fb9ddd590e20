import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';

/** What everybody may know of a course; its text is kept apart, for people with access. */
@Entity({ tableName: 'course' })
export class CourseEntity {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  /** Id of the course where it is sold: access is given by it. */
  @Property({ type: 'text' })
  externalKey!: string;

  @Property({ type: 'text' })
  title!: string;

  @Property({ type: 'text' })
  summary!: string;

  /** Place in the list, lower first; equal ones by age. */
  @Property({ type: 'integer' })
  position!: number;

  /** False while only administrators see it. */
  @Property({ type: 'boolean' })
  isPublished!: boolean;

  @Property({ type: 'timestamptz' })
  createdAt!: Date;

  @Property({ type: 'timestamptz' })
  updatedAt!: Date;
}
