import { defineBlock } from '../define-block.js';

/** What somebody said about the work. */
export const quoteBlock = defineBlock({
  type: 'quote',
  label: 'Quote',
  description: 'What somebody else says about your work.',
  defaults: {
    text: 'The rare person who asks the awkward question early and then solves it.',
    author: 'A former client',
    role: 'Head of product',
  },
  fields: {
    text: { type: 'textarea', label: 'Quote' },
    author: { type: 'text', label: 'Who said it' },
    role: { type: 'text', label: 'Their role' },
  },
  View: function QuoteView({ text, author, role }) {
    return (
      <figure className="pf-section pf-quote">
        <blockquote>
          <p>{text}</p>
        </blockquote>
        {(author || role) && (
          <figcaption>
            {author && <strong>{author}</strong>}
            {role && <span>{role}</span>}
          </figcaption>
        )}
      </figure>
    );
  },
});
