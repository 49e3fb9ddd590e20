import type { PortfolioTheme } from '@gatefold/schema';
import { IsOptional, Matches, MaxLength } from 'class-validator';
import { GraphQLJSONObject } from 'graphql-scalars';
import { Field, ID, InputType, Int } from 'type-graphql';
import { ThemeFontEnum, ThemeKeyEnum } from '../../graph/document.type.js';

const titleLengthMax = 120;
const titleRange = { message: `title must be 1 to ${titleLengthMax} characters` };
const idLengthMax = 200;

@InputType({ description: 'Look of the page.' })
export class PortfolioThemeInput {
  @Field(() => ThemeKeyEnum, { description: 'Palette.' })
  key!: PortfolioTheme['key'];

  @Field(() => String, { description: 'Accent colour as `#rrggbb`, in lower case.' })
  accent!: string;

  @Field(() => ThemeFontEnum, { description: 'Type family.' })
  font!: PortfolioTheme['font'];
}

@InputType({ description: 'One building block of a page.' })
export class BlockInput {
  @Field(() => String, { description: 'Unique within the document, up to 64 characters.' })
  id!: string;

  @Field(() => String, { description: 'A key of the block catalogue, e.g. `hero`.' })
  type!: string;

  @Field(() => GraphQLJSONObject, {
    description: "Exactly the properties that the block's type defines (schema/src/blocks).",
  })
  props!: Record<string, unknown>;
}

@InputType({ description: 'An ordered list of blocks with a format version; up to 100 blocks and 200 KB.' })
export class PortfolioDocumentInput {
  @Field(() => Int, { description: 'Format version, now 1.' })
  version!: number;

  @Field(() => [BlockInput], { description: 'Blocks from top to bottom.' })
  blocks!: BlockInput[];
}

@InputType()
abstract class PortfolioTarget {
  @Field(() => ID, {
    nullable: true,
    description: "Which portfolio; left out, the signed-in person's own at the username.",
  })
  @IsOptional()
  @MaxLength(idLengthMax)
  portfolioId?: string | null;
}

@InputType({ description: 'A new draft.' })
export class SavePortfolioInput extends PortfolioTarget {
  @Field(() => String, { nullable: true, description: '1 to 120 characters; left out, it stays.' })
  @IsOptional()
  @Matches(/\S/, titleRange)
  @MaxLength(titleLengthMax, titleRange)
  title?: string | null;

  @Field(() => PortfolioThemeInput, { nullable: true, description: 'Left out, it stays.' })
  theme?: PortfolioThemeInput | null;

  @Field(() => PortfolioDocumentInput, { description: 'The whole document.' })
  document!: PortfolioDocumentInput;

  @Field(() => Int, { description: 'Revision that the change is based on, as `revision` told the owner.' })
  expectedRevision!: number;
}

@InputType({ description: 'What to publish.' })
export class PublishPortfolioInput extends PortfolioTarget {
  @Field(() => Int, {
    nullable: true,
    description: 'Publish only if the draft is at this revision; left out, whatever the draft is.',
  })
  expectedRevision?: number | null;
}

@InputType({ description: 'What to take off the public.' })
export class UnpublishPortfolioInput extends PortfolioTarget {}

@InputType({ description: 'Which revision to go back to.' })
export class RestorePortfolioRevisionInput extends PortfolioTarget {
  @Field(() => Int, { description: 'Number of a kept revision.' })
  revision!: number;
}
