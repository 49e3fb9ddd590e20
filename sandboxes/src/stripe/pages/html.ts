/** Markup that needs no escaping any more. */
export class Html {
  constructor(readonly text: string) {}
}

type Part = Html | string | number | null | undefined | false | readonly Part[];

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function textOf(part: Part): string {
  if (part instanceof Html) return part.text;
  if (part === null || part === undefined || part === false) return '';
  if (typeof part === 'object') return part.map(textOf).join('');
  return String(part).replace(/[&<>"']/g, (sign) => entities[sign] ?? sign);
}

/** A template whose values are escaped; lists are joined, null and false leave nothing. */
export function html(strings: TemplateStringsArray, ...values: Part[]): Html {
  return new Html(strings.map((text, index) => text + textOf(values[index])).join(''));
}

/** What a browser gets. */
export interface PageAnswer {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: string;
}

const style = `
  :root { color-scheme: light dark; font-family: system-ui, sans-serif; line-height: 1.5; }
  body { margin: 0 auto; max-width: 34rem; padding: 1.5rem; }
  .sandbox { background: #7a4b00; color: #fff; padding: .25rem .75rem; border-radius: .25rem; font-size: .875rem; }
  label { display: block; margin-top: .75rem; font-weight: 600; }
  input { width: 100%; box-sizing: border-box; font: inherit; padding: .5rem; }
  button { font: inherit; padding: .6rem 1rem; margin: .75rem .5rem 0 0; cursor: pointer; }
  [role=alert] { border-left: .25rem solid #b00020; padding: .25rem .75rem; font-weight: 600; }
  table { width: 100%; border-collapse: collapse; } td { padding: .25rem 0; } td:last-child { text-align: right; }
  section { border-top: 1px solid #8886; margin-top: 1.5rem; }`;

const headers = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'",
  'referrer-policy': 'no-referrer',
};

/** A whole page without scripts. */
export function page(title: string, content: Html, status = 200): PageAnswer {
  const body = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${title}</title>
        <style>
          ${new Html(style)}
        </style>
      </head>
      <body>
        <main>
          <p class="sandbox">Stripe sandbox: no real money. Test card 4242 4242 4242 4242.</p>
          <h1>${title}</h1>
          ${content}
        </main>
      </body>
    </html>`;
  return { status, headers, body: body.text };
}

/** Leads the browser on after a form was sent. */
export function redirect(location: string): PageAnswer {
  return {
    status: 303,
    headers: { location, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' },
    body: '',
  };
}

/** Cents as people read them. */
export function money(cents: number, currency: string): string {
  return new Intl.NumberFormat('en-US', { style: 'currency', currency }).format(cents / 100);
}

export function alert(message: string | null): Html | null {
  return message === null ? null : html`<p role="alert" id="problem">${message}</p>`;
}
