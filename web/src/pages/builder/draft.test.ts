import { describe, expect, it } from '@jest/globals';
import { blockCatalogue, type BlockType } from '@gatefold/schema';
import fc from 'fast-check';
import { blocks } from '../../blocks/index.js';
import { draftOf, editorDataOf, problemOf, sameDraft, type Draft } from './draft.js';

const theme = { key: 'PAPER', accent: '#1f3fd6', font: 'SANS' } as const;
const types = Object.keys(blockCatalogue) as BlockType[];

/** The defaults of a block with every text replaced. */
function withTexts(value: unknown, text: string): unknown {
  if (Array.isArray(value)) return value.map((item) => withTexts(item, text));
  if (value && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, withTexts(part, text)]));
  }
  return typeof value === 'string' && value.includes(' ') ? text : value;
}

const anyDraft: fc.Arbitrary<Draft> = fc
  .record({
    title: fc.string({ minLength: 1, maxLength: 120 }).filter((title) => title.trim() !== ''),
    blocks: fc.array(fc.tuple(fc.constantFrom(...types), fc.string({ maxLength: 150 })), { maxLength: 12 }),
  })
  .map(({ title, blocks: chosen }) => ({
    title,
    theme,
    document: {
      version: 1,
      blocks: chosen.map(([type, text], index) => ({
        id: `${type}-${index}`,
        type,
        props: withTexts(blocks[type].defaults, text) as Record<string, unknown>,
      })),
    },
  }));

const heroWith = (change: Record<string, unknown>): Draft => ({
  title: 'Page',
  theme,
  document: {
    version: 1,
    blocks: [{ id: 'hero-1', type: 'hero', props: { ...blocks.hero.defaults, ...change } }],
  },
});

describe('draft', () => {
  it('comes back from the block editor as it went in', () => {
    fc.assert(
      fc.property(anyDraft, (draft) => {
        expect(draftOf(editorDataOf(draft))).toEqual(draft);
        expect(problemOf(draft)).toBeUndefined();
      }),
    );
  });

  it('leaves out what the editor adds to the properties of a block', () => {
    const data = editorDataOf(heroWith({}));
    Object.assign(data.content[0]?.props ?? {}, { editMode: true, puck: {} });
    expect(draftOf(data)).toEqual(heroWith({}));
  });

  it('is the same in any order of keys, and different after any change', () => {
    const { heading, ...rest } = blocks.hero.defaults;
    const reordered: Draft = {
      document: { blocks: [{ props: { ...rest, heading }, type: 'hero', id: 'hero-1' }], version: 1 },
      theme,
      title: 'Page',
    };
    expect(sameDraft(heroWith({}), reordered)).toBe(true);
    expect(sameDraft(heroWith({}), heroWith({ align: 'center' }))).toBe(false);
  });

  it('names block and field of what cannot be saved', () => {
    expect(problemOf(heroWith({ buttonLink: 'javascript:alert(1)' }))).toMatch(
      /^Opening, Button link.*must start with/,
    );
    expect(problemOf(heroWith({ heading: 'x'.repeat(161) }))).toMatch(/^Opening, Heading: /);
    expect(problemOf({ ...heroWith({}), title: ' ' })).toBe('The page needs a title.');
    expect(problemOf({ ...heroWith({}), theme: { ...theme, accent: 'red' } })).toMatch(/accent/);
  });
});
