import type { EntryAssets } from './entry-assets.js';
import { escapeHtml } from './escape.js';
import { assetTags } from './page-html.js';

interface Message {
  readonly title: string;
  readonly text: string;
  readonly link: { readonly href: string; readonly label: string };
}

/** A page that says one thing, drawn like a portfolio page and without a script. */
export function messageHtml(message: Message, assets: EntryAssets): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(message.title)} · gatefold</title>
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
${assetTags({ ...assets, script: undefined })}
</head>
<body>
<div id="gf-root"><div class="pf pf-message" data-palette="PAPER" data-font="SANS"><div class="pf-page">
<header class="pf-header"><a class="pf-name" href="/">gatefold</a></header>
<main class="pf-main"><section class="pf-hero pf-hero-left">
<svg class="pf-message-picture" viewBox="0 0 240 120" aria-hidden="true"><path d="M70 20h100v80H70z" fill="none" stroke="currentColor" stroke-dasharray="5 5"/><path d="M70 20 16 8v104l54-12z" class="pf-tint-2"/><path d="m170 20 54-12v104l-54-12z" class="pf-tint-4"/></svg>
<h1>${escapeHtml(message.title)}</h1>
<p class="pf-lead">${escapeHtml(message.text)}</p>
<a class="pf-button" href="${escapeHtml(message.link.href)}">${escapeHtml(message.link.label)}</a>
</section></main>
</div></div></div>
</body>
</html>
`;
}
