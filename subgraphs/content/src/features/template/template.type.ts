import { Field, ObjectType } from 'type-graphql';
import { PortfolioDocumentType, PortfolioThemeType } from '../../graph/document.type.js';

@ObjectType('Template', { description: 'A starting point for a portfolio.' })
export class TemplateType {
  @Field(() => String, { description: 'Stable name, e.g. `designer`.' })
  key!: string;

  @Field(() => String, { description: 'Whom it is for.' })
  name!: string;

  @Field(() => String, { description: 'What makes it different, in a sentence or two.' })
  description!: string;

  @Field(() => PortfolioThemeType, { description: 'Look of the page.' })
  theme!: PortfolioThemeType;

  @Field(() => PortfolioDocumentType, { description: 'Blocks of the page, ready to be saved as a draft.' })
  document!: PortfolioDocumentType;
}
