import { safeLink } from '../portfolio/safe-link.js';
import type { PageModel } from '../portfolio/page-model.js';

const descriptionMax = 180;

function firstText(model: PageModel): string | undefined {
  for (const block of model.blocks) {
    const text = block.props['text'];
    if (typeof text === 'string' && text.trim()) return text;
  }
  return undefined;
}

/** One or two sentences about the page for search results and link previews, up to 180 characters. */
export function descriptionOf(model: PageModel): string {
  const titles = model.projects.slice(0, 4).map((project) => project.title);
  const source =
    model.person.bio?.trim() ||
    firstText(model) ||
    titles.join(', ') ||
    `The portfolio of ${model.person.displayName}.`;
  const plain = source
    .replace(/[*_`#>[\]]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return plain.length <= descriptionMax ? plain : `${plain.slice(0, descriptionMax - 1).trimEnd()}…`;
}

/** Links of the page's link lists: the same person elsewhere. */
function elsewhere(model: PageModel): string[] {
  return model.blocks
    .filter((block) => block.type === 'links')
    .flatMap((block) =>
      Array.isArray(block.props['items']) ? (block.props['items'] as { href?: unknown }[]) : [],
    )
    .map((item) => (typeof item.href === 'string' ? safeLink(item.href) : undefined))
    .filter((href): href is string => href?.startsWith('http') === true);
}

/** schema.org description of the person behind the page. */
export function personFacts(model: PageModel, url: string): Record<string, unknown> {
  const image = safeLink(model.person.avatarUrl);
  const links = elsewhere(model);
  return {
    '@context': 'https://schema.org',
    '@type': 'Person',
    name: model.person.displayName,
    alternateName: `@${model.person.username}`,
    url,
    description: descriptionOf(model),
    ...(image ? { image } : {}),
    ...(links.length > 0 ? { sameAs: links } : {}),
  };
}
