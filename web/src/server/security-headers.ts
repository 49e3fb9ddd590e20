import { hashSource } from './page-html.js';

/** Headers of every answer. */
export const commonHeaders: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=()',
};

/** WebSocket origin beside `'self'`, which older browsers do not take to cover it. */
const socketOrigin = (publicUrl: string): string => publicUrl.replace(/^http/, 'ws');

/** Policy of public pages: nothing inline except what is hashed, nothing from elsewhere except pictures. */
export function pagePolicy(publicUrl: string, styleHashes: readonly string[]): string {
  return [
    `default-src 'none'`,
    `script-src 'self'`,
    ['style-src', `'self'`, ...styleHashes].join(' '),
    `img-src 'self' https:`,
    `font-src 'self'`,
    `connect-src 'self' ${socketOrigin(publicUrl)}`,
    `base-uri 'none'`,
    `form-action 'none'`,
    `frame-ancestors 'none'`,
  ].join('; ');
}

/**
 * Policy of the application. Scripts are as strict as on public pages; the block editor injects style elements,
 * so styles may be inline here, where no text of strangers is shown.
 */
export function shellPolicy(publicUrl: string, shell: string): string {
  const scripts = [...shell.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, code]) =>
    hashSource(code ?? ''),
  );
  return [
    `default-src 'none'`,
    ['script-src', `'self'`, ...scripts].join(' '),
    `style-src 'self' 'unsafe-inline'`,
    `img-src 'self' https: data: blob:`,
    `font-src 'self' data:`,
    `connect-src 'self' ${socketOrigin(publicUrl)}`,
    `frame-src 'self'`,
    `base-uri 'none'`,
    `form-action 'self'`,
    `frame-ancestors 'none'`,
  ].join('; ');
}
