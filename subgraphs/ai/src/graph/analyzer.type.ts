import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { analyzerKinds, type AnalyzerKind } from '../services/content-analyzer.js';

const AnalyzerKindEnum = Object.fromEntries(analyzerKinds.map((kind) => [kind, kind])) as {
  [Key in AnalyzerKind]: Key;
};

registerEnumType(AnalyzerKindEnum, {
  name: 'AnalyzerKind',
  description: 'Rules or a language model.',
  valuesConfig: {
    LOCAL: {
      description:
        'Deterministic rules for English texts on this server, no language model; no text leaves it.',
    },
    OPENAI: { description: 'A language model behind an OpenAI-compatible API.' },
  },
});

/** What clients see of what made a suggestion. */
@ObjectType('Analyzer', {
  description: 'What produced a suggestion, so that nobody mistakes rules for a language model.',
})
export class AnalyzerType {
  @Field(() => AnalyzerKindEnum, { description: 'Rules or a language model.' })
  kind!: AnalyzerKind;

  @Field(() => String, { description: 'Model, or rule set with its version.' })
  name!: string;
}
