import { defineBlock } from '../define-block.js';

/** Space between blocks, with or without a crease. */
export const dividerBlock = defineBlock({
  type: 'divider',
  label: 'Divider',
  description: 'Breathing space, with or without a crease.',
  defaults: { size: 'medium', line: true },
  fields: {
    size: {
      type: 'radio',
      label: 'Space',
      options: [
        { label: 'Small', value: 'small' },
        { label: 'Medium', value: 'medium' },
        { label: 'Large', value: 'large' },
      ],
    },
    line: {
      type: 'radio',
      label: 'Crease',
      options: [
        { label: 'Show', value: true },
        { label: 'Hide', value: false },
      ],
    },
  },
  View: function DividerView({ size, line }) {
    return <div className={`pf-divider pf-divider-${size}`}>{line && <hr />}</div>;
  },
});
