import { toGlobalId } from '@gatefold/schema';
import { Payload } from '@gatefold/runtime/graphql';
import { Directive, Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { AnalyzerType } from '../../graph/analyzer.type.js';
import { ProjectType, toProjectType } from '../../graph/project.type.js';
import { suggestionKinds, type SuggestionKind } from '../../services/content-analyzer.js';
import { suggestionStatuses, type SuggestionEntity, type SuggestionStatus } from './suggestion.entity.js';

const SuggestionKindEnum = Object.fromEntries(suggestionKinds.map((kind) => [kind, kind])) as {
  [Key in SuggestionKind]: Key;
};
registerEnumType(SuggestionKindEnum, {
  name: 'AiSuggestionKind',
  description: 'What a suggestion would change.',
  valuesConfig: {
    TITLE: { description: 'The title.' },
    SUMMARY: { description: 'The short summary.' },
    TAGS: { description: 'The list of tags, as a whole.' },
  },
});

const SuggestionStatusEnum = Object.fromEntries(suggestionStatuses.map((status) => [status, status])) as {
  [Key in SuggestionStatus]: Key;
};
registerEnumType(SuggestionStatusEnum, {
  name: 'AiSuggestionStatus',
  description: 'What became of a suggestion.',
  valuesConfig: {
    PENDING: { description: 'Open.' },
    APPLIED: { description: 'Taken over into the project.' },
  },
});

/** What the owner sees of a suggestion. */
@ObjectType('AiSuggestion', { description: 'One proposed change to a project. Seen by its owner only.' })
@Directive('@key(fields: "id")')
export class AiSuggestionType {
  @Field(() => ID, { description: 'Opaque global id.' })
  id!: string;

  @Field(() => SuggestionKindEnum, { description: 'What it would change.' })
  kind!: SuggestionKind;

  @Field(() => String, { description: 'The text before, for comparing; tags are joined by comma.' })
  before!: string;

  @Field(() => String, { description: 'The proposed text; tags are joined by comma.' })
  value!: string;

  @Field(() => String, { description: 'Why this is better.' })
  rationale!: string;

  @Field(() => SuggestionStatusEnum, { description: 'What became of it.' })
  status!: SuggestionStatus;

  @Field(() => AnalyzerType, { description: 'What made it.' })
  analyzer!: AnalyzerType;

  @Field(() => ProjectType, { description: 'The project that it would change.' })
  target!: ProjectType;

  @Field(() => Date, { description: 'When it was made.' })
  createdAt!: Date;
}

/** Outcome of `analyzeContent`. */
@ObjectType('AnalyzeContentPayload', { description: 'Outcome of analyzeContent.' })
export class AnalyzeContentPayload extends Payload {
  @Field(() => [AiSuggestionType], {
    nullable: true,
    description: 'What was suggested; empty when the project is good as it is.',
  })
  suggestions?: readonly AiSuggestionType[];
}

/** A row as its owner sees it. */
export function toSuggestionType(suggestion: SuggestionEntity): AiSuggestionType {
  return {
    id: toGlobalId('AiSuggestion', suggestion.id),
    kind: suggestion.kind,
    before: suggestion.before,
    value: suggestion.value,
    rationale: suggestion.rationale,
    status: suggestion.status,
    analyzer: { kind: suggestion.analyzerKind, name: suggestion.analyzerName },
    target: toProjectType(suggestion.projectId),
    createdAt: suggestion.createdAt,
  };
}
