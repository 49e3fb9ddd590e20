import type { BlockType } from '@gatefold/schema';
import {
  AlignLeft,
  Briefcase,
  Heading1,
  LayoutGrid,
  Link2,
  Mail,
  Minus,
  Quote,
  Tags,
  type LucideIcon,
} from 'lucide-react';

/** Pictures of the block types, for lists. */
export const blockIcons: Readonly<Record<BlockType, LucideIcon>> = {
  hero: Heading1,
  projects: LayoutGrid,
  text: AlignLeft,
  skills: Tags,
  timeline: Briefcase,
  quote: Quote,
  links: Link2,
  contact: Mail,
  divider: Minus,
};
