import type { BlockType } from '@gatefold/schema';
import { contactBlock } from './contact/contact.block.js';
import type { BlockDefinition } from './define-block.js';
import { dividerBlock } from './divider/divider.block.js';
import { heroBlock } from './hero/hero.block.js';
import { linksBlock } from './links/links.block.js';
import { projectsBlock } from './projects/projects.block.js';
import { quoteBlock } from './quote/quote.block.js';
import { skillsBlock } from './skills/skills.block.js';
import { textBlock } from './text/text.block.js';
import { timelineBlock } from './timeline/timeline.block.js';

/** Every block that can be placed, in the order of the block list. A type of the catalogue that is missing here does not compile. */
export const blocks: { readonly [Type in BlockType]: BlockDefinition<Type> } = {
  hero: heroBlock,
  projects: projectsBlock,
  text: textBlock,
  skills: skillsBlock,
  timeline: timelineBlock,
  quote: quoteBlock,
  links: linksBlock,
  contact: contactBlock,
  divider: dividerBlock,
};

/** The definition of a block type, undefined for a type this version does not know. */
export function blockOf(type: string): BlockDefinition<BlockType> | undefined {
  return Object.hasOwn(blocks, type)
    ? (blocks[type as BlockType] as unknown as BlockDefinition<BlockType>)
    : undefined;
}
