import { MaxLength } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';

const idLengthMax = 200;

/** What the owner sends to have a project analyzed. */
@InputType('AnalyzeContentInput', { description: 'What to analyze.' })
export class AnalyzeContentInput {
  @Field(() => ID, { description: 'Id of a project.' })
  @MaxLength(idLengthMax, { message: 'targetId is not the id of a project' })
  targetId!: string;
}
