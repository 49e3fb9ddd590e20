import { planOf, tiers } from '@gatefold/schema';
import { z } from 'zod';
import { defineMessage } from './message.js';
import { titleOf } from './purchase.js';

const date = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

/** To a person whose new plan keeps fewer projects live than there are. */
export const projectsFreeze = defineMessage({
  data: z.object({
    planKey: z.enum(tiers),
    limit: z.int(),
    projectCount: z.int(),
    titles: z.array(z.string()),
    freezesAt: z.iso.datetime(),
  }),
  page: '/projects',
  write: ({ planKey, limit, projectCount, titles, freezesAt }) => {
    const [what, day] = [
      projectCount === 1 ? 'One project' : `${projectCount} projects`,
      date.format(new Date(freezesAt)),
    ];
    const named = titles.map((title) => `“${titleOf(title)}”`);
    const rest = projectCount - titles.length;
    const list = new Intl.ListFormat('en').format(rest > 0 ? [...named, `${rest} more`] : named);
    return {
      subject: `${what} of yours will be frozen on ${day}`,
      heading: `${what} will be frozen on ${day}`,
      paragraphs: [
        `Your ${planOf(planKey).name} plan keeps ${limit} projects live, and you have more: ${list}.`,
        'Nothing is deleted. A frozen project stays on your page as it is; you can read it, take it off your page and delete it, but not change it.',
        'Until then you can choose which projects stay live, or move to a larger plan.',
      ],
      button: 'Choose what stays live',
      footnote: 'You get this because your plan has changed.',
    };
  },
});
