import { describe, expect, it } from '@jest/globals';
import { blockCatalogue, type BlockType } from '@gatefold/schema';
import { renderToStaticMarkup } from 'react-dom/server';
import { blockOf, blocks } from './index.js';

const types = Object.keys(blockCatalogue) as BlockType[];

describe('blocks', () => {
  it('has a definition for every type of the catalogue and no other', () => {
    expect(Object.keys(blocks).sort()).toEqual([...types].sort());
    expect(blockOf('toString')).toBeUndefined();
    expect(blockOf('marquee')).toBeUndefined();
  });

  it.each(types)('%s: a fresh block can be saved as it is', (type) => {
    expect(blockCatalogue[type].safeParse(blocks[type].defaults).error).toBeUndefined();
  });

  it.each(types)('%s: every property has a field, and every field a property', (type) => {
    expect(Object.keys(blocks[type].fields).sort()).toEqual(Object.keys(blockCatalogue[type].shape).sort());
  });

  it.each(types)('%s: draws its own properties without a style attribute', (type) => {
    const definition = blockOf(type);
    if (!definition) throw new Error(`no definition of ${type}`);
    const html = renderToStaticMarkup(<definition.View {...definition.defaults} />);
    expect(html).not.toBe('');
    expect(html).not.toContain('style=');
    const { heading } = definition.defaults as { heading?: string };
    expect(html).toContain(heading ?? '');
  });

  it('draws no link to an address that is not http, https or mailto', () => {
    const links = blockOf('links');
    if (!links) throw new Error('no links block');
    const props = { heading: '', items: [{ label: 'Bad', href: 'javascript:alert(1)' }] };
    const View = links.View as unknown as (properties: typeof props) => React.ReactElement;
    expect(renderToStaticMarkup(<View {...props} />)).not.toContain('Bad');
  });
});
