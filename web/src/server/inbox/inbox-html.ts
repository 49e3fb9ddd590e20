import { escapeHtml } from '../escape.js';
import type { CaughtEmail } from './caught-email.js';

/** Style of the inbox, the only one its pages allow. */
export const inboxStyle = `
:root { color-scheme: light dark; --ink: light-dark(#1d1b17, #f0ece2); --quiet: light-dark(#6b665b, #a8a294); --line: light-dark(#ddd7c9, #3a3731); --paper: light-dark(#f4f1ea, #191815); --sheet: light-dark(#fff, #22201c); }
body { margin: 0 auto; max-width: 56rem; padding: 2rem 1.25rem; font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
h1 { margin: 0; font-size: 1.75rem; line-height: 1.25; }
a { color: inherit; text-underline-offset: .2em; }
header { display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: baseline; justify-content: space-between; margin-bottom: 1.5rem; }
p, dt, time, .quiet { color: var(--quiet); }
ol { margin: 0; padding: 0; list-style: none; border: 1px solid var(--line); border-radius: 8px; background: var(--sheet); }
li + li { border-top: 1px solid var(--line); }
li a { display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: .1rem 1rem; padding: .9rem 1.1rem; text-decoration: none; }
li strong { overflow-wrap: anywhere; }
li a:hover strong { text-decoration: underline; }
li .quiet { font-size: .875rem; grid-column: 1 / -1; overflow-wrap: anywhere; }
time { font-size: .875rem; font-variant-numeric: tabular-nums; }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .25rem 1rem; margin: 0 0 1.5rem; }
dd { margin: 0; overflow-wrap: anywhere; }
h2 { margin: 2rem 0 .75rem; font-size: 1.125rem; }
iframe { display: block; width: 100%; height: 40rem; border: 1px solid var(--line); border-radius: 8px; background: #fff; }
pre { margin: 0; padding: 1.1rem; border: 1px solid var(--line); border-radius: 8px; background: var(--sheet); white-space: pre-wrap; overflow-wrap: anywhere; font: .9rem/1.5 ui-monospace, monospace; }
`;

/** Keeps the list up to date, the only script of the inbox: it replaces the list when another one is served. */
export const inboxScript = `
setInterval(async () => {
  const answer = await fetch(location.pathname).catch(() => undefined);
  if (!answer || !answer.ok) return;
  const served = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('main');
  const shown = document.querySelector('main');
  if (served && served.innerHTML !== shown.innerHTML) shown.replaceChildren(...served.childNodes);
}, 2000);
`;

const address = /https?:\/\/[^\s<>"]+/g;

function document(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escapeHtml(title)} · gatefold</title>
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<style>${inboxStyle}</style>
</head>
<body>
${body}
</body>
</html>
`;
}

const timeTag = ({ receivedAt }: CaughtEmail): string =>
  `<time datetime="${escapeHtml(receivedAt)}">${escapeHtml(receivedAt.slice(11, 19))} UTC</time>`;

const row = (email: CaughtEmail): string => `<li><a href="/dev/inbox/${email.id}">
<strong>${escapeHtml(email.subject)}</strong>${timeTag(email)}
<span class="quiet">to ${escapeHtml(email.to.join(', '))}</span></a></li>`;

/** Every e-mail, newest first. */
export function inboxHtml(emails: readonly CaughtEmail[]): string {
  const list =
    emails.length === 0
      ? '<p>Nothing yet. E-mail that gatefold sends on this machine appears here.</p>'
      : `<ol>${emails.map(row).join('\n')}</ol>`;
  return document(
    'Inbox',
    `<header><h1>Inbox</h1><span class="quiet">Caught on this machine, delivered to nobody</span></header>
<main aria-live="polite">${list}</main>
<script>${inboxScript}</script>`,
  );
}

/** The text with addresses as links. */
function linked(text: string): string {
  let [html, end] = ['', 0];
  for (const { 0: link, index } of text.matchAll(address)) {
    html += `${escapeHtml(text.slice(end, index))}<a href="${escapeHtml(link)}">${escapeHtml(link)}</a>`;
    end = index + link.length;
  }
  return html + escapeHtml(text.slice(end));
}

/** One e-mail: its head, its HTML in a frame that may do nothing, its text. */
export function emailHtml(email: CaughtEmail): string {
  return document(
    email.subject,
    `<header><h1>${escapeHtml(email.subject)}</h1><a href="/dev/inbox">All e-mail</a></header>
<main>
<dl><dt>From</dt><dd>${escapeHtml(email.from)}</dd><dt>To</dt><dd>${escapeHtml(email.to.join(', '))}</dd><dt>At</dt><dd>${timeTag(email)}</dd></dl>
<iframe title="The e-mail as HTML" src="/dev/inbox/${email.id}/html" sandbox="allow-top-navigation-by-user-activation"></iframe>
<h2>As text</h2>
<pre>${linked(email.text)}</pre>
</main>`,
  );
}

/** The HTML of the e-mail itself, whose links open in place of the inbox. */
export function framedHtml({ html }: CaughtEmail): string {
  const base = '<base target="_top">';
  return html.includes('<head>') ? html.replace('<head>', `<head>${base}`) : base + html;
}
