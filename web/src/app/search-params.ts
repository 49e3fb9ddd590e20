import { billingIntervals, tiers } from '@gatefold/schema';
import { z } from 'zod';
import { ownPath } from './own-path.js';

/** Where to go after signing in. */
export const authSearch = z.object({ next: ownPath.optional().catch(undefined) });

/** {@link authSearch} with a username that was chosen before. */
export const registerSearch = authSearch.extend({ username: z.string().max(30).optional().catch(undefined) });

/** Of a link in an e-mail. A token that looks like a number comes as one. */
export const tokenSearch = z.object({ token: z.coerce.string().max(200).optional().catch(undefined) });

/** `edit` is the id of the project whose form is open, `new` opens an empty one. */
export const projectsSearch = z.object({
  new: z.boolean().optional().catch(undefined),
  edit: z.string().max(200).optional().catch(undefined),
});

/** Whom administrators look for. */
export const customersSearch = z.object({ search: z.coerce.string().max(254).optional().catch(undefined) });

/** `open` is the key of the product that is shown, `new` opens an empty form. */
export const managedProductsSearch = z.object({
  new: z.boolean().optional().catch(undefined),
  open: z.coerce.string().max(63).optional().catch(undefined),
});

/** Which webhooks administrators see. */
export const webhooksSearch = z.object({
  provider: z.enum(['stripe', 'tagmango']).optional().catch(undefined),
  status: z.enum(['RECEIVED', 'DONE', 'UNHANDLED', 'FAILED', 'DEAD']).optional().catch(undefined),
});

/** Which e-mails administrators see. */
export const emailSearch = z.object({
  status: z.enum(['QUEUED', 'SENT', 'FAILED']).optional().catch(undefined),
});

/** `cancelled`: came back from the payment page without paying. */
export const pricingSearch = z.object({
  interval: z.enum(billingIntervals).optional().catch(undefined),
  cancelled: z.boolean().optional().catch(undefined),
});

/** `change` is the plan whose change is offered at once. */
export const billingSearch = z.object({ change: z.enum(tiers).optional().catch(undefined) });

/** Key of the product that was paid for on Stripe's page. */
export const downloadsSearch = z.object({ bought: z.coerce.string().max(63).optional().catch(undefined) });

/** The plan that was paid for. */
export const paidSearch = z.object({ plan: z.enum(tiers).optional().catch(undefined) });
