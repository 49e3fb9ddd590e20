import type Stripe from 'stripe';
import { text, url } from '../api/parameters.js';
import { route, type Route } from '../api/route.js';

/** The one way in which the sandbox's portal works, whatever was configured: cancel, go on, change plan, change card. */
const ownConfiguration = 'bpc_sandbox';

export const billingPortal: readonly Route[] = [
  route(
    'POST /v1/billing_portal/sessions',
    { configuration: text.optional(), customer: text, locale: text.optional(), return_url: url.optional() },
    ({ account, params }) => {
      account.need('customer', params.customer, 'customer');
      if (params.configuration)
        account.need('billing_portal.configuration', params.configuration, 'configuration');
      const id = account.newId('billing_portal.session');
      return account.save({
        id,
        object: 'billing_portal.session',
        configuration: params.configuration ?? ownConfiguration,
        created: account.now(params.customer),
        customer: params.customer,
        customer_account: null,
        flow: null,
        livemode: false,
        locale: (params.locale as Stripe.BillingPortal.Session.Locale | undefined) ?? null,
        on_behalf_of: null,
        return_url: params.return_url ?? null,
        url: `${account.origin}/p/session/${id}`,
      } satisfies Stripe.BillingPortal.Session);
    },
  ),
];
