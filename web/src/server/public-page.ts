import type { IncomingMessage, ServerResponse } from 'node:http';
import type { EntryAssets } from './entry-assets.js';
import { GatewayUnavailableError, type GatewayClient } from './gateway-client.js';
import { messageHtml } from './message-page.js';
import { portfolioHtml } from './page-html.js';
import { contentOf, sendContent } from './reply.js';
import { pagePolicy } from './security-headers.js';

const htmlType = 'text/html; charset=utf-8';
const username = /^[a-z0-9](-?[a-z0-9])*$/;
const usernameLengthMax = 30;

/** What the public page needs from the process. */
export interface PublicPageDependencies {
  readonly gateway: GatewayClient;
  readonly assets: EntryAssets;
  /** Origin under which visitors see the site. */
  readonly publicUrl: string;
}

/** Answers `/@name`. `onFault` is told why a page could not be made. */
export function createPublicPage({ gateway, assets, publicUrl }: PublicPageDependencies) {
  const plainPolicy = pagePolicy(publicUrl, []);
  const missing = contentOf(
    htmlType,
    messageHtml(
      {
        title: 'Nobody has unfolded this page',
        text: 'There is no published portfolio at this address. It may have moved, or its owner may still be working on it.',
        link: { href: '/', label: 'What is gatefold?' },
      },
      assets,
    ),
  );
  const unavailable = contentOf(
    htmlType,
    messageHtml(
      {
        title: 'This page is on its way',
        text: 'We cannot reach the page right now. It is safe; please try again in a moment.',
        link: { href: '', label: 'Try again' },
      },
      assets,
    ),
  );

  return async function publicPage(
    request: IncomingMessage,
    response: ServerResponse,
    name: string,
    requestId: string,
    onFault: (fault: GatewayUnavailableError) => void,
  ): Promise<void> {
    const slug = name.toLowerCase();
    if (!username.test(slug) || slug.length > usernameLengthMax) {
      return sendContent(request, response, missing, { status: 404, headers: notStored(plainPolicy) });
    }
    if (slug !== name) {
      response.writeHead(308, { location: `/@${slug}`, 'cache-control': 'no-store' }).end();
      return;
    }
    try {
      const portfolio = await gateway.publishedPortfolio(slug, requestId);
      if (!portfolio) {
        return await sendContent(request, response, missing, {
          status: 404,
          headers: notStored(plainPolicy),
        });
      }
      const page = portfolioHtml(portfolio, assets, publicUrl);
      await sendContent(request, response, contentOf(htmlType, page.html), {
        headers: {
          'cache-control': 'public, max-age=0, must-revalidate',
          'content-security-policy': pagePolicy(publicUrl, page.styleHashes),
        },
      });
    } catch (fault) {
      if (!(fault instanceof GatewayUnavailableError)) throw fault;
      onFault(fault);
      const headers = { ...notStored(plainPolicy), 'retry-after': '5' };
      await sendContent(request, response, unavailable, { status: 503, headers });
    }
  };
}

function notStored(policy: string): Record<string, string> {
  return { 'cache-control': 'no-store', 'content-security-policy': policy };
}
