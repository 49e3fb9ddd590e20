import { z } from 'zod';

const line = z.string().max(160);
const paragraph = z.string().max(4000);
/** http(s) and mailto only: the value becomes an href on a public page. */
const link = z
  .string()
  .max(2000)
  .refine(
    (value) => value === '' || /^(https?:\/\/|mailto:)/i.test(value),
    'must start with https://, http:// or mailto:',
  );

/**
 * Every block of a portfolio page and the exact properties it may carry. The builder draws its fields from
 * `web/src/blocks/<type>/`; content refuses a document whose blocks do not fit these shapes.
 */
export const blockCatalogue = {
  hero: z.strictObject({
    eyebrow: line,
    heading: line,
    text: paragraph,
    align: z.enum(['left', 'center']),
    buttonLabel: line,
    buttonLink: link,
  }),
  text: z.strictObject({ heading: line, text: paragraph, width: z.enum(['narrow', 'wide']) }),
  projects: z.strictObject({
    heading: line,
    layout: z.enum(['grid', 'list', 'feature']),
    /** Upper bound on the projects shown, in the owner's order. */
    count: z.int().min(1).max(50),
    showTags: z.boolean(),
  }),
  skills: z.strictObject({ heading: line, items: z.array(z.strictObject({ label: line })).max(60) }),
  timeline: z.strictObject({
    heading: line,
    items: z.array(z.strictObject({ period: line, title: line, place: line, text: paragraph })).max(40),
  }),
  quote: z.strictObject({ text: paragraph, author: line, role: line }),
  links: z.strictObject({
    heading: line,
    items: z.array(z.strictObject({ label: line, href: link })).max(30),
  }),
  contact: z.strictObject({ heading: line, text: paragraph, buttonLabel: line, buttonLink: link }),
  divider: z.strictObject({ size: z.enum(['small', 'medium', 'large']), line: z.boolean() }),
} as const;

export type BlockType = keyof typeof blockCatalogue;
export type BlockProps<Type extends BlockType> = z.infer<(typeof blockCatalogue)[Type]>;
