import { readableLink, safeLink } from '../../portfolio/safe-link.js';
import { defineBlock } from '../define-block.js';

/** A list of links to other places. */
export const linksBlock = defineBlock({
  type: 'links',
  label: 'Links',
  description: 'Where else people can find you.',
  defaults: { heading: 'Elsewhere', items: [{ label: 'GitHub', href: 'https://github.com/' }] },
  fields: {
    heading: { type: 'text', label: 'Heading' },
    items: {
      type: 'array',
      label: 'Links',
      max: 30,
      arrayFields: {
        label: { type: 'text', label: 'Label' },
        href: { type: 'text', label: 'Link (https:// or mailto:)' },
      },
      defaultItemProps: { label: 'New link', href: 'https://' },
      getItemSummary: (item) => item.label || 'Link',
    },
  },
  View: function LinksView({ heading, items }) {
    return (
      <section className="pf-section pf-links">
        {heading && <h2>{heading}</h2>}
        <ul>
          {items.map((item, index) => {
            const href = safeLink(item.href);
            if (!href) return null;
            return (
              <li key={`${index}-${href}`}>
                <a href={href} rel="me noopener noreferrer">
                  <span>{item.label || readableLink(href)}</span>
                  <span className="pf-link-address">{readableLink(href)}</span>
                </a>
              </li>
            );
          })}
        </ul>
      </section>
    );
  },
});
