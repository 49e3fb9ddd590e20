import { usePageContent } from '../../portfolio/page-context.js';
import { safeLink } from '../../portfolio/safe-link.js';
import { defineBlock } from '../define-block.js';

/** The opening of a page. */
export const heroBlock = defineBlock({
  type: 'hero',
  label: 'Opening',
  description: 'Who you are, in one strong line.',
  defaults: {
    eyebrow: 'Designer and developer',
    heading: 'I make things that are a pleasure to use.',
    text: 'A sentence or two about what you do, for whom, and what you are looking for now.',
    align: 'left',
    buttonLabel: 'Write to me',
    buttonLink: 'mailto:hello@example.com',
  },
  fields: {
    eyebrow: { type: 'text', label: 'Line above' },
    heading: { type: 'textarea', label: 'Heading' },
    text: { type: 'textarea', label: 'Text' },
    align: {
      type: 'radio',
      label: 'Alignment',
      options: [
        { label: 'Left', value: 'left' },
        { label: 'Centre', value: 'center' },
      ],
    },
    buttonLabel: { type: 'text', label: 'Button label' },
    buttonLink: { type: 'text', label: 'Button link (https:// or mailto:)' },
  },
  View: function HeroView({ eyebrow, heading, text, align, buttonLabel, buttonLink }) {
    const { person } = usePageContent();
    const avatar = safeLink(person.avatarUrl);
    const href = safeLink(buttonLink);
    return (
      <section className={`pf-hero pf-hero-${align}`}>
        {avatar?.startsWith('https://') && (
          <img className="pf-avatar" src={avatar} alt={person.displayName} width="96" height="96" />
        )}
        {eyebrow && <p className="pf-eyebrow">{eyebrow}</p>}
        {heading && <h1>{heading}</h1>}
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
