import { z } from 'zod';
import { blockCatalogue, type BlockType } from './catalogue.js';

/** Format version of documents written today. */
export const documentVersion = 1;
/** Most blocks in one document. */
export const documentBlocksMax = 100;

const block = z
  .strictObject({
    id: z.string().min(1).max(64),
    type: z.enum(Object.keys(blockCatalogue) as [BlockType, ...BlockType[]]),
    props: z.record(z.string(), z.unknown()),
  })
  .superRefine((value, context) => {
    const outcome = blockCatalogue[value.type].safeParse(value.props);
    for (const issue of outcome.error?.issues ?? []) {
      context.addIssue({ code: 'custom', message: issue.message, path: ['props', ...issue.path] });
    }
  });

/** A portfolio document: an ordered list of blocks with unique ids. */
export const portfolioDocument = z
  .strictObject({ version: z.literal(documentVersion), blocks: z.array(block).max(documentBlocksMax) })
  .superRefine((document, context) => {
    const seen = new Set<string>();
    document.blocks.forEach(({ id }, index) => {
      if (seen.has(id)) {
        context.addIssue({
          code: 'custom',
          message: `block id ${id} is used twice`,
          path: ['blocks', index, 'id'],
        });
      }
      seen.add(id);
    });
  });

export type PortfolioDocument = z.infer<typeof portfolioDocument>;

/** Look of a page: a palette, one accent colour as `#rrggbb`, and a type family. */
export const portfolioTheme = z.strictObject({
  key: z.enum(['PAPER', 'INK', 'STUDIO', 'MEADOW']),
  accent: z.string().regex(/^#[0-9a-f]{6}$/, 'must be a colour such as #1d4ed8'),
  font: z.enum(['SANS', 'SERIF', 'MONO']),
});

export type PortfolioTheme = z.infer<typeof portfolioTheme>;
