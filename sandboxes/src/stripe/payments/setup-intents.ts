import type Stripe from 'stripe';
import { randomBytes } from 'node:crypto';
import type { Account } from '../state/account.js';
import { idOf } from '../state/ids.js';
import { askBank, attach, markSetUp } from './payment-methods.js';
import { paymentError } from './payment-intents.js';

interface NewSetupIntent {
  readonly customer: string | null;
  readonly metadata?: Stripe.Metadata;
  readonly description?: string | null;
}

/** A setup intent that waits for a card to save. */
export function newSetupIntent(account: Account, wanted: NewSetupIntent): Stripe.SetupIntent {
  const id = account.newId('setup_intent');
  return account.save(
    {
      id,
      object: 'setup_intent',
      allowed_payment_method_types: null,
      application: null,
      automatic_payment_methods: { allow_redirects: 'always', enabled: true },
      cancellation_reason: null,
      client_secret: `${id}_secret_${randomBytes(12).toString('hex')}`,
      created: account.now(wanted.customer),
      customer: wanted.customer,
      description: wanted.description ?? null,
      excluded_payment_method_types: null,
      flow_directions: null,
      last_setup_error: null,
      latest_attempt: null,
      livemode: false,
      mandate: null,
      metadata: wanted.metadata ?? {},
      next_action: null,
      on_behalf_of: null,
      payment_method: null,
      payment_method_configuration_details: null,
      payment_method_options: {},
      payment_method_types: ['card'],
      single_use_mandate: null,
      status: 'requires_payment_method',
      usage: 'off_session',
    },
    'setup_intent.created',
  );
}

/** Saves a card for later; a subscription in trial that waits for it uses it from then on. */
export function confirmSetupIntent(
  account: Account,
  intent: Stripe.SetupIntent,
  methodId: string,
  {
    isAuthenticated = false,
    returnUrl = null,
  }: { isAuthenticated?: boolean; returnUrl?: string | null } = {},
): Stripe.SetupIntent {
  const verdict = askBank(account, methodId, 'setup', isAuthenticated);
  if (verdict.kind === 'challenge') {
    const redirect = { url: `${account.origin}/challenge/${intent.id}`, return_url: returnUrl };
    return account.save(
      {
        ...intent,
        payment_method: methodId,
        status: 'requires_action',
        next_action: { type: 'redirect_to_url', redirect_to_url: redirect },
      },
      'setup_intent.requires_action',
    );
  }
  if (verdict.kind === 'declined') {
    return account.save(
      {
        ...intent,
        last_setup_error: paymentError(
          account,
          verdict.reason,
          methodId,
        ) as Stripe.SetupIntent.LastSetupError,
        next_action: null,
        payment_method: null,
        status: 'requires_payment_method',
      },
      'setup_intent.setup_failed',
    );
  }
  const customer = idOf(intent.customer);
  if (customer) attach(account, account.need('payment_method', methodId), customer);
  markSetUp(account, methodId);
  for (const subscription of customer ? account.store.list('subscription', customer) : []) {
    if (idOf(subscription.pending_setup_intent) !== intent.id) continue;
    account.save(
      { ...subscription, default_payment_method: methodId, pending_setup_intent: null },
      'customer.subscription.updated',
    );
  }
  return account.save(
    { ...intent, last_setup_error: null, next_action: null, payment_method: methodId, status: 'succeeded' },
    'setup_intent.succeeded',
  );
}
