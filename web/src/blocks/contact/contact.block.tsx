import { safeLink } from '../../portfolio/safe-link.js';
import { defineBlock } from '../define-block.js';

/** The closing invitation. */
export const contactBlock = defineBlock({
  type: 'contact',
  label: 'Contact',
  description: 'A closing invitation to get in touch.',
  defaults: {
    heading: 'Let us talk',
    text: 'I am open to new work from spring on. A few lines about your project are enough to start.',
    buttonLabel: 'Write to me',
    buttonLink: 'mailto:hello@example.com',
  },
  fields: {
    heading: { type: 'text', label: 'Heading' },
    text: { type: 'textarea', label: 'Text' },
    buttonLabel: { type: 'text', label: 'Button label' },
    buttonLink: { type: 'text', label: 'Button link (https:// or mailto:)' },
  },
  View: function ContactView({ heading, text, buttonLabel, buttonLink }) {
    const href = safeLink(buttonLink);
    return (
      <section className="pf-section pf-contact">
        {heading && <h2>{heading}</h2>}
        {text && <p className="pf-lead">{text}</p>}
        {href && buttonLabel && (
          <a className="pf-button" href={href}>
            {buttonLabel}
          </a>
        )}
      </section>
    );
  },
});
