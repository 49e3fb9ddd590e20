import type { Letter } from './messages/message.js';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text that is inert in HTML content and in quoted attributes. */
function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? character);
}

const font = "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";
const paragraph = (text: string): string =>
  `<p style="margin:0 0 16px;font-size:16px;line-height:24px;color:#3d3a34">${escaped(text)}</p>`;

/** The letter as HTML: styles in place, nothing from elsewhere, readable without any of it. */
export function letterHtml(letter: Letter, link: string): string {
  const href = escaped(link);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light">
<title>${escaped(letter.subject)}</title>
</head>
<body style="margin:0;padding:32px 16px;background:#f4f1ea;${font}">
<div role="article" aria-label="${escaped(letter.subject)}" style="max-width:520px;margin:0 auto">
<p style="margin:0 0 20px;font-size:17px;font-weight:650;color:#1d1b17">gatefold</p>
<div style="padding:32px;background:#ffffff;border:1px solid #ddd7c9;border-radius:8px">
<h1 style="margin:0 0 16px;font-size:24px;line-height:30px;color:#1d1b17">${escaped(letter.heading)}</h1>
${letter.paragraphs.map(paragraph).join('\n')}
<p style="margin:24px 0"><a href="${href}" style="display:inline-block;padding:13px 22px;border-radius:6px;background:#1d1b17;color:#ffffff;font-size:16px;font-weight:600;text-decoration:none">${escaped(letter.button)}</a></p>
<p style="margin:0;font-size:13px;line-height:20px;color:#6b665b">If the button does not work, open this address:<br><a href="${href}" style="color:#6b665b;word-break:break-all">${href}</a></p>
</div>
<p style="margin:20px 0 0;font-size:13px;line-height:20px;color:#6b665b">${escaped(letter.footnote)}</p>
</div>
</body>
</html>
`;
}

/** The letter for readers without HTML. */
export function letterText(letter: Letter, link: string): string {
  return [letter.heading, ...letter.paragraphs, `${letter.button}:\n${link}`, `--\n${letter.footnote}`].join(
    '\n\n',
  );
}
