import {
  PublicPageDocument,
  type PublicPageQuery,
  type PublicPortfolioFragment,
} from '../public-page/gql/graphql.js';

const timeoutMs = 4000;

/** The gateway did not give an answer that can be shown. */
export class GatewayUnavailableError extends Error {
  override readonly name = 'GatewayUnavailableError';
}

interface Answer {
  readonly data?: PublicPageQuery | null;
  readonly errors?: ReadonlyArray<{ readonly message?: string }>;
}

/** Reads what the public may see. */
export interface GatewayClient {
  /** The published portfolio, null when there is none. Throws GatewayUnavailableError when that cannot be told. */
  publishedPortfolio(slug: string, requestId: string): Promise<PublicPortfolioFragment | null>;
}

/** A client of the gateway at `gatewayUrl` (an origin). It asks as nobody: no cookie and no token is ever sent. */
export function createGatewayClient(gatewayUrl: string): GatewayClient {
  async function ask(slug: string, withPerson: boolean, requestId: string): Promise<Answer> {
    try {
      const response = await fetch(`${gatewayUrl}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: 'application/graphql-response+json, application/json',
          'x-request-id': requestId,
        },
        body: JSON.stringify({
          operationName: 'PublicPage',
          query: PublicPageDocument.toString(),
          variables: { slug, withPerson },
        }),
        signal: AbortSignal.timeout(timeoutMs),
      });
      return (await response.json()) as Answer;
    } catch (cause) {
      throw new GatewayUnavailableError('The gateway does not answer', { cause });
    }
  }

  return {
    async publishedPortfolio(slug, requestId) {
      let last: Answer = {};
      for (const withPerson of [true, false]) {
        last = await ask(slug, withPerson, requestId);
        if (last.data?.portfolio) return last.data.portfolio;
        if (last.data && !last.errors?.length) return null;
      }
      throw new GatewayUnavailableError(last.errors?.[0]?.message ?? 'The gateway gave no data');
    },
  };
}
