import { defineBlock } from '../define-block.js';

/** A set of short labels. */
export const skillsBlock = defineBlock({
  type: 'skills',
  label: 'Skills',
  description: 'What you are good at, as a set of words.',
  defaults: {
    heading: 'What I do',
    items: [{ label: 'Interface design' }, { label: 'TypeScript' }, { label: 'Prototyping' }],
  },
  fields: {
    heading: { type: 'text', label: 'Heading' },
    items: {
      type: 'array',
      label: 'Skills',
      max: 60,
      arrayFields: { label: { type: 'text', label: 'Skill' } },
      defaultItemProps: { label: 'New skill' },
      getItemSummary: (item) => item.label || 'Skill',
    },
  },
  View: function SkillsView({ heading, items }) {
    return (
      <section className="pf-section pf-skills">
        {heading && <h2>{heading}</h2>}
        <ul>
          {items.map((item, index) => (
            <li key={`${index}-${item.label}`}>{item.label}</li>
          ))}
        </ul>
      </section>
    );
  },
});
