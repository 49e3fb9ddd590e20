import type { ServerResponse } from 'node:http';
import type { Logger } from '@gatefold/runtime/logging';
import type { JSONWebKeySet } from 'jose';
import { request } from 'undici';
import { sendJson } from './api-answer.js';

const timeoutMs = 2_000;
const path = '/.well-known/jwks.json';

/** The key set as users publishes it. Rejects when users does not answer with one in 2 s. */
export async function fetchJwks(usersUrl: URL | undefined): Promise<JSONWebKeySet> {
  if (!usersUrl) throw new Error('SUBGRAPH_URLS has no users');
  const { statusCode, body } = await request(new URL(path, usersUrl), {
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
    reset: true,
  });
  const text = await body.text();
  if (statusCode !== 200) throw new Error(`users answered ${path} with ${statusCode}`);
  return JSON.parse(text) as JSONWebKeySet;
}

/** `/.well-known/jwks.json` for anyone who verifies access tokens; the last good answer while users is away. */
export class JwksRoute {
  private last: JSONWebKeySet | undefined;

  constructor(
    private readonly usersUrl: URL | undefined,
    private readonly log: Logger,
  ) {}

  async handle(response: ServerResponse): Promise<void> {
    try {
      this.last = await fetchJwks(this.usersUrl);
    } catch (error) {
      this.log.warn({ err: error }, 'jwks_not_read');
    }
    if (!this.last)
      return sendJson(response, 502, { error: 'The signing keys are not available right now.' });
    response.setHeader('cache-control', 'public, max-age=60');
    sendJson(response, 200, this.last);
  }
}
