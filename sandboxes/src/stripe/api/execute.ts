import qs from 'qs';
import Stripe from 'stripe';
import { newId } from '../state/ids.js';
import type { Account } from '../state/account.js';
import { expand } from './expansion.js';
import { Failure } from './failure.js';
import { IdempotencyKeys } from './idempotency.js';
import { readParameters } from './parameters.js';
import type { Call, Route } from './route.js';

/** A request as it came, form-encoded. */
export interface ApiRequest {
  readonly method: string;
  readonly path: string;
  /** Query of a GET, body of everything else. */
  readonly form: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

export interface ApiAnswer {
  readonly status: number;
  readonly body: string;
  readonly headers: Record<string, string>;
}

const formLimits = { depth: 8, arrayLimit: 100, parameterLimit: 1_000, plainObjects: false };

/** Runs operations of the API on one account: key, version, idempotency, parameters, one transaction, expansion. */
export class Executor {
  readonly keys: IdempotencyKeys;

  constructor(
    private readonly account: Account,
    private readonly routes: readonly Route[],
    private readonly secretKey: string,
  ) {
    this.keys = new IdempotencyKeys(account.store);
  }

  /** Checks who asks and holds the idempotency key; `wait` is what happens before the work is done. */
  async answer(request: ApiRequest, wait: () => Promise<void>): Promise<ApiAnswer> {
    const requestId = newId('req');
    const key = request.method === 'POST' ? request.headers['idempotency-key']?.toString() : undefined;
    try {
      this.admit(request);
      if (!key) {
        await wait();
        return this.run(request, requestId, null);
      }
      const fingerprint = this.keys.fingerprint(request.method, request.path, request.form);
      const before = this.keys.begin(key, fingerprint, this.account.now());
      if (before) {
        const replayed = { 'idempotent-replayed': 'true', 'original-request': before.requestId };
        return this.shaped(before.status, before.body, requestId, key, replayed);
      }
      try {
        await wait();
        return this.run(request, requestId, { key, fingerprint });
      } finally {
        this.keys.finish(key);
      }
    } catch (error) {
      return this.failed(error, requestId, key ?? null);
    }
  }

  private admit({ headers }: ApiRequest): void {
    const given = headers.authorization?.toString() ?? '';
    const basic = `Basic ${Buffer.from(`${this.secretKey}:`).toString('base64')}`;
    if (given !== `Bearer ${this.secretKey}` && given !== basic) {
      const shown = given.slice(-4);
      throw new Failure(
        401,
        given ? `Invalid API Key provided: ****${shown}` : 'You did not provide an API key.',
      );
    }
    const version = headers['stripe-version']?.toString();
    if (version && version !== Stripe.API_VERSION) {
      throw new Failure(
        400,
        `The sandbox speaks version ${Stripe.API_VERSION} only, not ${version}: use the pinned SDK.`,
      );
    }
  }

  private run(
    request: ApiRequest,
    requestId: string,
    idempotency: { key: string; fingerprint: string } | null,
  ): ApiAnswer {
    const { account } = this;
    const found = this.routes.find(
      ({ method, pattern }) => method === request.method && pattern.test(request.path),
    );
    if (!found) {
      throw new Failure(
        404,
        `Unrecognized request URL (${request.method}: ${request.path}). The sandbox does not have it.`,
      );
    }
    const path = Object.fromEntries(
      Object.entries(found.pattern.exec(request.path)?.groups ?? {}).map(([name, value]) => [
        name,
        decodeURIComponent(value),
      ]),
    );
    const params = readParameters(found.schema, qs.parse(request.form, formLimits)) as { expand?: string[] };
    const remember = (status: number, body: string): void => {
      if (idempotency)
        this.keys.remember(idempotency.key, { ...idempotency, status, body, requestId, at: account.now() });
    };
    account.request = { id: requestId, idempotency_key: idempotency?.key ?? null };
    let failure: Failure | null = null;
    try {
      const body = account.store.transaction(() => {
        const call = { account, params, id: Object.values(path)[0] ?? '', path } as Call<never>;
        let text: string;
        try {
          const answer = expand(
            account.store,
            JSON.parse(JSON.stringify(found.handle(call))),
            params.expand ?? [],
          );
          text = JSON.stringify(answer, null, 2);
          remember(200, text);
        } catch (error) {
          if (!(error instanceof Failure) || !error.keepsWork) throw error;
          failure = error;
          text = JSON.stringify(error.body(), null, 2);
          remember(error.status, text);
        }
        return text;
      });
      return this.shaped(
        (failure as Failure | null)?.status ?? 200,
        body,
        requestId,
        idempotency?.key ?? null,
      );
    } catch (error) {
      if (error instanceof Failure) remember(error.status, JSON.stringify(error.body(), null, 2));
      throw error;
    } finally {
      account.request = { id: null, idempotency_key: null };
    }
  }

  private failed(error: unknown, requestId: string, key: string | null): ApiAnswer {
    const failure =
      error instanceof Failure
        ? error
        : new Failure(500, `The sandbox failed: ${(error as Error).stack}`, { type: 'api_error' });
    return this.shaped(failure.status, JSON.stringify(failure.body(), null, 2), requestId, key);
  }

  /** An answer with the headers that Stripe sends. */
  shaped(
    status: number,
    body: string,
    requestId: string,
    key: string | null,
    more: Record<string, string> = {},
  ): ApiAnswer {
    const isWorthAnotherTry = status === 409 || status === 429 || status >= 500;
    return {
      status,
      body,
      headers: {
        'content-type': 'application/json',
        'request-id': requestId,
        'stripe-version': Stripe.API_VERSION,
        'stripe-should-retry': String(isWorthAnotherTry),
        ...(key && { 'idempotency-key': key }),
        ...more,
      },
    };
  }
}
