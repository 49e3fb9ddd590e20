import { defineBlock } from '../define-block.js';

/** Stations in time: work, education, exhibitions. */
export const timelineBlock = defineBlock({
  type: 'timeline',
  label: 'Timeline',
  description: 'Where you have worked and what you did there.',
  defaults: {
    heading: 'Experience',
    items: [
      {
        period: '2023 to now',
        title: 'Senior designer',
        place: 'Studio North',
        text: 'Design systems and product work for two public museums.',
      },
    ],
  },
  fields: {
    heading: { type: 'text', label: 'Heading' },
    items: {
      type: 'array',
      label: 'Stations',
      max: 40,
      arrayFields: {
        period: { type: 'text', label: 'When' },
        title: { type: 'text', label: 'What' },
        place: { type: 'text', label: 'Where' },
        text: { type: 'textarea', label: 'Text' },
      },
      defaultItemProps: { period: '', title: 'New station', place: '', text: '' },
      getItemSummary: (item) => item.title || 'Station',
    },
  },
  View: function TimelineView({ heading, items }) {
    return (
      <section className="pf-section pf-timeline">
        {heading && <h2>{heading}</h2>}
        <ol>
          {items.map((item, index) => (
            <li key={`${index}-${item.title}`}>
              <p className="pf-period">{item.period}</p>
              <div>
                <h3>{item.title}</h3>
                {item.place && <p className="pf-place">{item.place}</p>}
                {item.text && <p className="pf-plain">{item.text}</p>}
              </div>
            </li>
          ))}
        </ol>
      </section>
    );
  },
});
