import { planCurrency } from '@gatefold/schema';
import { z } from 'zod';
import { defineMessage } from './message.js';

const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
const money = new Intl.NumberFormat('en', { style: 'currency', currency: planCurrency });

const usageAlertData = z.object({
  subject: z.enum(['LIMIT', 'SPENDING_CAP']),
  /** What is used, e.g. `AI analyses`. */
  name: z.string(),
  percent: z.int(),
  bound: z.int(),
  used: z.int(),
  overageAmountCents: z.int(),
  resetsAt: z.iso.datetime(),
});
type UsageAlert = z.infer<typeof usageAlertData>;

/** To a person who has used much or all of what their plan includes, or of what they allow themselves to spend. */
export const usageAlert = defineMessage({
  data: usageAlertData,
  page: '/billing',
  write: (alert) => {
    const { heading, paragraphs } = alert.subject === 'LIMIT' ? ofLimit(alert) : ofSpendingCap(alert);
    return {
      subject: heading,
      heading,
      paragraphs,
      button: 'See what you use',
      footnote:
        'You get this once for each mark and period, because you use something that your plan counts.',
    };
  },
});

interface Words {
  readonly heading: string;
  readonly paragraphs: readonly string[];
}

function ofLimit({ name, percent, bound, used, resetsAt }: UsageAlert): Words {
  const isAll = percent >= 100;
  return {
    heading: isAll ? `All ${name} of your plan are used` : `${percent}% of your ${name} are used`,
    paragraphs: [
      `You have used ${used} in this period; your plan includes ${bound} ${name}. The count starts again on ${day.format(new Date(resetsAt))}.`,
      isAll
        ? 'Until then more is possible with a larger plan, or within a spending cap where your subscription offers that.'
        : 'Nothing stops yet. On the billing page you see what happens when all are used.',
    ],
  };
}

function ofSpendingCap({ percent, bound, overageAmountCents, resetsAt }: UsageAlert): Words {
  const [spent, cap] = [money.format(overageAmountCents / 100), money.format(bound / 100)];
  const isAll = percent >= 100;
  return {
    heading: isAll ? 'Your spending cap is reached' : `${percent}% of your spending cap is used`,
    paragraphs: [
      `What you used beyond your plan costs ${spent} in this period, of the ${cap} that you allow yourself.`,
      isAll
        ? `Nothing more is charged: what would cost more waits until ${day.format(new Date(resetsAt))}, or until you raise the cap.`
        : 'At the cap it stops; you can raise or lower it at any time.',
    ],
  };
}
