import { SafeMarkdown } from '../../portfolio/safe-markdown.js';
import { defineBlock } from '../define-block.js';

/** Running text with Markdown. */
export const textBlock = defineBlock({
  type: 'text',
  label: 'Text',
  description: 'A passage of writing, with Markdown.',
  defaults: {
    heading: 'About',
    text: 'Write in plain words. **Bold**, *italic*, lists and [links](https://example.com) work.',
    width: 'narrow',
  },
  fields: {
    heading: { type: 'text', label: 'Heading' },
    text: { type: 'textarea', label: 'Text (Markdown)' },
    width: {
      type: 'radio',
      label: 'Measure',
      options: [
        { label: 'Narrow', value: 'narrow' },
        { label: 'Wide', value: 'wide' },
      ],
    },
  },
  View: function TextView({ heading, text, width }) {
    return (
      <section className={`pf-section pf-text pf-text-${width}`}>
        {heading && <h2>{heading}</h2>}
        {text && <SafeMarkdown text={text} />}
      </section>
    );
  },
});
