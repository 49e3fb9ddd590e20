import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { GrantSource } from '../grants/grant-source.js';

/** One reason why a person may open a course. Rows are never deleted: they are the history. */
@Entity({ tableName: 'course_access' })
export class CourseAccessEntity {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'uuid' })
  userId!: string;

  /** Id of the course where it is sold. */
  @Property({ type: 'text' })
  courseKey!: string;

  @Property({ type: 'text' })
  courseName!: string;

  @Property({ type: 'text' })
  source!: GrantSource;

  /** What the source calls it: TagMango's transaction id. */
  @Property({ type: 'text' })
  sourceRef!: string;

  @Property({ type: 'timestamptz' })
  startsAt!: Date;

  /** First moment without access; null is open end. */
  @Property({ type: 'timestamptz', nullable: true })
  endsAt!: Date | null;

  @Property({ type: 'timestamptz', nullable: true })
  revokedAt!: Date | null;
}
