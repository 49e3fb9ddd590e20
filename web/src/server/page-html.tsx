import { createHash } from 'node:crypto';
import { renderToString } from 'react-dom/server';
import { accentVariables } from '../portfolio/accent.js';
import { PortfolioPage } from '../portfolio/portfolio-page.js';
import { safeLink } from '../portfolio/safe-link.js';
import type { PublicPortfolioFragment } from '../public-page/gql/graphql.js';
import { pageModelOf } from '../public-page/page-model-of.js';
import { pageElements, type PageState } from '../public-page/page-state.js';
import type { EntryAssets } from './entry-assets.js';
import { escapeHtml, jsonForScript } from './escape.js';
import { descriptionOf, personFacts } from './page-facts.js';

/** A finished page: the HTML and the hashes of its inline styles for the content security policy. */
export interface HtmlPage {
  readonly html: string;
  readonly styleHashes: readonly string[];
}

/** `'sha256-…'` source of a content security policy. */
export function hashSource(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}

const meta = (attribute: 'name' | 'property', key: string, content: string): string =>
  `<meta ${attribute}="${key}" content="${escapeHtml(content)}">`;

/** Tags that load the styles and the script of a page, and its text font early. */
export function assetTags(assets: EntryAssets): string {
  return [
    ...assets.fonts.map(
      (href) => `<link rel="preload" href="${href}" as="font" type="font/woff2" crossorigin>`,
    ),
    ...assets.styles.map((href) => `<link rel="stylesheet" href="${href}">`),
    ...(assets.script ? [`<script type="module" src="${assets.script}"></script>`] : []),
  ].join('\n');
}

/** The complete public page. The same portfolio, assets and address always give the same bytes. */
export function portfolioHtml(
  portfolio: PublicPortfolioFragment,
  assets: EntryAssets,
  publicUrl: string,
): HtmlPage {
  const model = pageModelOf(portfolio);
  const url = `${publicUrl}/@${portfolio.slug}`;
  const description = descriptionOf(model);
  const image = safeLink(model.person.avatarUrl);
  const state: PageState = { portfolio };
  const declarations = Object.entries(accentVariables(model.theme)).map(
    ([name, value]) => `${name}:${value}`,
  );
  const accentStyle = `#${pageElements.root}>.pf{${declarations.join(';')}}`;
  const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(model.title)}</title>
${meta('name', 'description', description)}
<link rel="canonical" href="${escapeHtml(url)}">
${meta('property', 'og:type', 'profile')}
${meta('property', 'og:site_name', 'gatefold')}
${meta('property', 'og:title', model.title)}
${meta('property', 'og:description', description)}
${meta('property', 'og:url', url)}
${meta('property', 'profile:username', model.person.username)}
${image ? meta('property', 'og:image', image) : ''}
${meta('name', 'twitter:card', 'summary')}
${meta('name', 'twitter:title', model.title)}
${meta('name', 'twitter:description', description)}
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
${assetTags(assets)}
<style>${accentStyle}</style>
<script type="application/ld+json">${jsonForScript(personFacts(model, url))}</script>
</head>
<body>
<div id="${pageElements.root}">${renderToString(<PortfolioPage model={model} />)}</div>
<div id="${pageElements.notice}" class="pf-notice" role="status"></div>
<script type="application/json" id="${pageElements.state}">${jsonForScript(state)}</script>
</body>
</html>
`;
  return { html, styleHashes: [hashSource(accentStyle)] };
}
