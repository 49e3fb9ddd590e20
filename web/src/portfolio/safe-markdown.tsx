import type { ReactNode } from 'react';
import Markdown, { type Components } from 'react-markdown';
import remarkGfm from 'remark-gfm';
import { safeLink } from './safe-link.js';

/** Headings start below the page's own; links leave the page without a trace. */
const components: Components = {
  h1: ({ children }) => <h4>{children}</h4>,
  h2: ({ children }) => <h4>{children}</h4>,
  h3: ({ children }) => <h5>{children}</h5>,
  a: ({ href, children }) =>
    href ? (
      <a href={href} rel="noopener noreferrer nofollow ugc">
        {children}
      </a>
    ) : (
      <span>{children}</span>
    ),
  img: ({ src, alt }) =>
    typeof src === 'string' && src.startsWith('https://') ? (
      <img src={src} alt={alt ?? ''} loading="lazy" />
    ) : null,
  th: ({ children }) => <th>{children}</th>,
  td: ({ children }) => <td>{children}</td>,
};

const plugins = [remarkGfm];

/** Markdown of a person as elements. Raw HTML shows as text; addresses are http, https or mailto only. */
export function SafeMarkdown({ text }: { text: string }): ReactNode {
  return (
    <div className="pf-prose">
      <Markdown components={components} remarkPlugins={plugins} urlTransform={(url) => safeLink(url) ?? ''}>
        {text}
      </Markdown>
    </div>
  );
}
