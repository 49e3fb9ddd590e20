import { createClient } from 'graphql-ws';
import {
  PublicPageDocument,
  PublicPageUpdatedDocument,
  type PublicPageQuery,
  type PublicPageUpdatedSubscription,
  type PublicPortfolioFragment,
} from './gql/graphql.js';
import { retryDelayMs } from './retry-delay.js';

/** Called with the portfolio, or with null when it is no longer published. */
export type PortfolioListener = (portfolio: PublicPortfolioFragment | null) => void;

interface Answer<Data> {
  readonly data?: Data | null;
  readonly errors?: readonly unknown[];
}

/** Within this time a subscription that was asked for is under way: what changed until then is read, not pushed. */
const subscribedWithinMs = 2_500;

const wait = (durationMs: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, durationMs));

async function readPortfolio(slug: string, withPerson: boolean): Promise<Answer<PublicPageQuery>> {
  const response = await fetch('/graphql', {
    method: 'POST',
    credentials: 'omit',
    headers: {
      'content-type': 'application/json',
      accept: 'application/graphql-response+json, application/json',
    },
    body: JSON.stringify({ query: PublicPageDocument.toString(), variables: { slug, withPerson } }),
  });
  return (await response.json()) as Answer<PublicPageQuery>;
}

/**
 * Follows one portfolio for as long as the page is open. Changes come by subscription; each time the connection is made,
 * also after an outage, the portfolio is read, and read again when the subscription runs, so that nothing is missed in between.
 */
export function followPortfolio(slug: string, listener: PortfolioListener): void {
  let pushes = 0;
  let attempt = 0;

  async function catchUp(): Promise<void> {
    const pushesBefore = pushes;
    for (const withPerson of [true, false]) {
      try {
        const { data, errors } = await readPortfolio(slug, withPerson);
        if (pushes !== pushesBefore) return;
        if (data?.portfolio) return listener(data.portfolio);
        if (data && !errors) return listener(null);
      } catch {
        return;
      }
    }
  }

  const client = createClient({
    url: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/graphql`,
    retryAttempts: Number.POSITIVE_INFINITY,
    shouldRetry: () => true,
    retryWait: (retries) => wait(retryDelayMs(retries)),
    keepAlive: 12_000,
    on: {
      connected: () => {
        void catchUp();
        void wait(subscribedWithinMs).then(catchUp);
      },
    },
  });

  function subscribe(): void {
    const again = (): void => {
      void wait(retryDelayMs(attempt)).then(subscribe);
      attempt += 1;
    };
    client.subscribe<PublicPageUpdatedSubscription>(
      { query: PublicPageUpdatedDocument.toString(), variables: { slug, withPerson: true } },
      {
        next: ({ data, errors }) => {
          attempt = 0;
          if (data?.portfolioUpdated) {
            pushes += 1;
            listener(data.portfolioUpdated);
          } else if (data && !errors) {
            pushes += 1;
            listener(null);
          } else void catchUp();
        },
        error: again,
        complete: again,
      },
    );
  }
  subscribe();
}
