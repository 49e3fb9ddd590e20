import type { Person } from './people.js';

/** Pays on a page of the Stripe sandbox as a browser does without scripts; rejects when it does not complete. */
export async function payOnPage(url: string, person: Person, number = '4242424242424242'): Promise<void> {
  const form = {
    action: 'pay',
    email: person.email,
    name: 'Ada Example',
    number,
    expiry: '12/40',
    cvc: '123',
  };
  const answer = await fetch(url, { method: 'POST', body: new URLSearchParams(form), redirect: 'manual' });
  if (answer.status !== 303) throw new Error(`${answer.status}: ${await answer.text()}`);
}

/** Opens the page on which this person buys Pro by the month; resolves to its address. */
export async function openCheckout(person: Person, planKey = 'PRO'): Promise<string> {
  const payload = await person.client.mutate('createCheckoutSession', 'url', 'CreateCheckoutSessionInput!', {
    planKey,
    interval: 'MONTH',
    successPath: '/billing?paid=1',
    cancelPath: '/pricing',
  });
  return payload.url as string;
}

/** An event as the sandbox tells of it. */
export interface SandboxEvent {
  readonly id: string;
  readonly type: string;
  readonly data: { readonly object: { readonly customer?: unknown } };
}

/** The controls of the sandbox that has this page. */
export function sandboxOf(pageUrl: string) {
  const { origin } = new URL(pageUrl);
  const call = async (method: string, path: string, body?: object): Promise<unknown> => {
    const answer = await fetch(`${origin}/_sandbox/${path}`, {
      method,
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
  return {
    /** Events about customers, oldest first. */
    events: async (): Promise<readonly SandboxEvent[]> =>
      ((await call('GET', 'events')) as { events: SandboxEvent[] }).events,
    /** From now on nothing is sent until it is delivered by hand; `{}` ends it. */
    setWebhookFaults: (faults: object) => call('PUT', 'webhook-faults', faults),
    /** Sends these events now, in this order; resolves to the statuses. */
    deliver: async (events: readonly SandboxEvent[]): Promise<readonly number[]> => {
      const ids = events.map(({ id }) => id);
      return ((await call('POST', 'deliveries', { events: ids })) as { statuses: number[] }).statuses;
    },
  };
}
