import { Entity, PrimaryKey, Property } from '@mikro-orm/decorators/legacy';
import type { AnalyzerKind, SuggestionKind } from '../../services/content-analyzer.js';

export const suggestionStatuses = ['PENDING', 'APPLIED'] as const;
export type SuggestionStatus = (typeof suggestionStatuses)[number];

/** One proposed change of a project; at most one of each kind is pending. */
@Entity({ tableName: 'ai_suggestion' })
export class SuggestionEntity {
  @PrimaryKey({ type: 'uuid' })
  id!: string;

  @Property({ type: 'uuid' })
  projectId!: string;

  @Property({ type: 'uuid' })
  ownerId!: string;

  @Property({ type: 'text' })
  kind!: SuggestionKind;

  /** The text when it was analyzed; tags are joined by comma. */
  @Property({ type: 'text' })
  before!: string;

  /** Tags are joined by comma. */
  @Property({ type: 'text' })
  value!: string;

  @Property({ type: 'text' })
  rationale!: string;

  @Property({ type: 'text' })
  status!: SuggestionStatus;

  @Property({ type: 'text' })
  analyzerKind!: AnalyzerKind;

  @Property({ type: 'text' })
  analyzerName!: string;

  @Property({ type: 'timestamptz' })
  createdAt!: Date;

  @Property({ type: 'timestamptz', nullable: true })
  appliedAt!: Date | null;
}
