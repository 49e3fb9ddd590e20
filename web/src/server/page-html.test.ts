import { describe, expect, it } from '@jest/globals';
import { parse, type DefaultTreeAdapterTypes } from 'parse5';
import { blocks } from '../blocks/index.js';
import { buildPortfolio, buildProject } from '../public-page/testing/portfolio.factory.js';
import { portfolioHtml } from './page-html.js';

type Element = DefaultTreeAdapterTypes.Element;

const assets = { script: '/assets/visit.js', styles: ['/assets/visit.css'], fonts: [] };
const publicUrl = 'https://gatefold.example';
const scripts = [
  '<script>alert(1)</script>',
  '</script><script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '<svg/onload=alert(1)>',
  '</title><script>alert(1)</script>',
  '</style><script>alert(1)</script>',
  '<!--<script>alert(1)</script>',
  '<iframe srcdoc="<script>alert(1)</script>">',
  '[x](javascript:alert(1)) ![x](javascript:alert(1)) <a href="javascript:alert(1)">x</a>',
  '[x](data:text/html,<script>alert(1)</script>)',
  '[x](JaVaScRiPt:alert(1)) <javascript:alert(1)>',
  '\u2028alert(1)//',
  '{{constructor.constructor("alert(1)")()}}',
];
const addresses = [
  'javascript:alert(1)',
  ' jAvAsCrIpT:alert(1)',
  'data:text/html,<script>',
  'vbscript:x',
  '//evil.example',
  'https://a.example/"onclick="x',
];

function replaceTexts(value: unknown, text: string, address: string): unknown {
  if (Array.isArray(value)) return value.map((item) => replaceTexts(item, text, address));
  if (!value || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => {
      if (/^(buttonLink|href)$/.test(key)) return [key, address];
      if (typeof part === 'string' && !/^(align|width|layout|size)$/.test(key)) return [key, text];
      return [key, replaceTexts(part, text, address)];
    }),
  );
}

function hostile(text: string, address: string) {
  return buildPortfolio({
    title: text,
    owner: { id: 'u', username: 'mira', displayName: text, avatarUrl: address, bio: text, tier: 'FREE' },
    document: {
      version: 1,
      blocks: Object.values(blocks).map(({ type, defaults }) => ({
        id: text,
        type,
        props: replaceTexts(defaults, text, address) as Record<string, unknown>,
      })),
    },
    projects: {
      nodes: [
        buildProject({
          id: text,
          title: text,
          shortSummary: text,
          description: `${text}\n\n${text}`,
          tags: [text],
          technologies: [text],
          liveLink: address,
          githubLink: address,
        }),
      ],
    },
  });
}

function elementsOf(html: string): Element[] {
  const found: Element[] = [];
  const walk = (node: DefaultTreeAdapterTypes.Node): void => {
    if ('tagName' in node) found.push(node);
    if ('childNodes' in node) node.childNodes.forEach(walk);
  };
  walk(parse(html));
  return found;
}

const attribute = (element: Element, name: string): string | undefined =>
  element.attrs.find((each) => each.name === name)?.value;

describe('public page', () => {
  // S15
  it.each(scripts)('keeps %j inert in every field', (text) => {
    const { html } = portfolioHtml(hostile(text, addresses[0] ?? ''), assets, publicUrl);
    const elements = elementsOf(html);
    expect(elements.filter(({ tagName }) => tagName === 'script')).toHaveLength(3);
    expect(elements.filter(({ tagName }) => tagName === 'style')).toHaveLength(1);
    expect(elements.filter(({ tagName }) => /^(iframe|object|embed|form|base)$/.test(tagName))).toEqual([]);
    const names = elements.flatMap(({ attrs }) => attrs.map(({ name }) => name));
    expect(names.filter((name) => /^on|^style$|^srcdoc$/.test(name))).toEqual([]);
  });

  // S15
  it.each(addresses)('follows no link to %j', (address) => {
    const { html } = portfolioHtml(hostile('text', address), assets, publicUrl);
    const targets = elementsOf(html).flatMap((element) => [
      attribute(element, 'href'),
      attribute(element, 'src'),
    ]);
    const odd = targets.filter((target) => target && !/^(https?:\/\/|mailto:|\/(?!\/))/.test(target));
    expect(odd).toEqual([]);
  });

  it('hands the data to the script as it was', () => {
    const portfolio = hostile(scripts.join(' '), addresses[0] ?? '');
    const { html } = portfolioHtml(portfolio, assets, publicUrl);
    const state = elementsOf(html).find((element) => attribute(element, 'id') === 'gf-state');
    const [content] = state?.childNodes ?? [];
    expect(JSON.parse((content as DefaultTreeAdapterTypes.TextNode).value)).toEqual({ portfolio });
  });

  it('is complete without a script and says what it is', () => {
    const { html } = portfolioHtml(buildPortfolio(), assets, publicUrl);
    expect(html).toContain('Ward Board');
    expect(html).toContain('<strong>survives</strong>');
    expect(html).toContain('<link rel="canonical" href="https://gatefold.example/@mira">');
    expect(html).toContain('<meta property="og:title" content="Mira Sandoval">');
    expect(html).toContain('"@type":"Person"');
  });

  it('has the same bytes for the same portfolio', () => {
    expect(portfolioHtml(buildPortfolio(), assets, publicUrl)).toEqual(
      portfolioHtml(buildPortfolio(), assets, publicUrl),
    );
  });

  it('names gatefold in the footer unless the plan removes it, and when the plan is not known', () => {
    const { owner } = buildPortfolio();
    const drawn = (tier: 'FREE' | 'PRO' | undefined): string =>
      portfolioHtml(buildPortfolio({ owner: { ...owner, tier } as typeof owner }), assets, publicUrl).html;
    expect(drawn('FREE')).toContain('Made with gatefold');
    expect(drawn('PRO')).not.toContain('Made with gatefold');
    expect(drawn(undefined)).toContain('Made with gatefold');
  });
});
