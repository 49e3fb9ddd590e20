import { Field, Int, ObjectType } from 'type-graphql';
import { AnalyzerType } from '../../graph/analyzer.type.js';

/** What clients see of a person's use of AI. */
@ObjectType('AiUsage', { description: 'Use of AI in one period.' })
export class AiUsageType {
  @Field(() => Int, { description: 'Analyses that gave an answer.' })
  analyses!: number;

  @Field(() => Int, { description: 'Tokens sent to a language model; 0 while rules do the work.' })
  promptTokens!: number;

  @Field(() => Int, { description: 'Tokens that a language model wrote; 0 while rules do the work.' })
  completionTokens!: number;

  @Field(() => Date, { description: 'First moment of the period.' })
  periodStart!: Date;

  @Field(() => Date, { description: 'First moment after the period.' })
  periodEnd!: Date;

  @Field(() => AnalyzerType, { description: 'What analyzes content at present.' })
  analyzer!: AnalyzerType;
}
