import type { PortfolioTheme } from '@gatefold/schema';
import { GraphQLJSONObject } from 'graphql-scalars';
import { Field, Int, ObjectType, registerEnumType } from 'type-graphql';

/** Palettes as GraphQL shows them. */
export const ThemeKeyEnum = { PAPER: 'PAPER', INK: 'INK', STUDIO: 'STUDIO', MEADOW: 'MEADOW' } as const;
registerEnumType(ThemeKeyEnum, {
  name: 'ThemeKey',
  description: 'Palette of a page.',
  valuesConfig: {
    PAPER: { description: 'Warm white, for reading.' },
    INK: { description: 'Near black, for images and light on dark.' },
    STUDIO: { description: 'Cool grey, for product and interface work.' },
    MEADOW: { description: 'Soft green, for calm and natural subjects.' },
  },
});

/** Type families as GraphQL shows them. */
export const ThemeFontEnum = { SANS: 'SANS', SERIF: 'SERIF', MONO: 'MONO' } as const;
registerEnumType(ThemeFontEnum, {
  name: 'ThemeFont',
  description: 'Type family of a page.',
  valuesConfig: {
    SANS: { description: 'Without serifs.' },
    SERIF: { description: 'With serifs.' },
    MONO: { description: 'Of one width.' },
  },
});

@ObjectType('PortfolioTheme', { description: 'Look of the page.' })
export class PortfolioThemeType {
  @Field(() => ThemeKeyEnum, { description: 'Palette.' })
  key!: PortfolioTheme['key'];

  @Field(() => String, { description: 'Accent colour as `#rrggbb`.' })
  accent!: string;

  @Field(() => ThemeFontEnum, { description: 'Type family.' })
  font!: PortfolioTheme['font'];
}

@ObjectType('Block', { description: 'One building block of a page.' })
export class BlockType {
  @Field(() => String, { description: 'Unique within the document.' })
  id!: string;

  @Field(() => String, { description: 'A key of the block catalogue, e.g. `hero`.' })
  type!: string;

  @Field(() => GraphQLJSONObject, {
    description: "Properties as the block's type defines them (schema/src/blocks).",
  })
  props!: Record<string, unknown>;
}

@ObjectType('PortfolioDocument', { description: 'An ordered list of blocks with a format version.' })
export class PortfolioDocumentType {
  @Field(() => Int, { description: 'Format version, now 1.' })
  version!: number;

  @Field(() => [BlockType], { description: 'Blocks from top to bottom.' })
  blocks!: BlockType[];
}
