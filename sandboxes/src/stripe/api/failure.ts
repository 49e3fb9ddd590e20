/** Where Stripe explains an error code. */
const docs = 'https://docs.stripe.com/error-codes/';

/** What an error of the API says beside its message. */
export interface FailureDetails {
  readonly type?: 'invalid_request_error' | 'card_error' | 'idempotency_error' | 'api_error';
  readonly code?: string;
  readonly param?: string;
  readonly decline_code?: string;
  readonly charge?: string;
  readonly payment_intent?: unknown;
  readonly setup_intent?: unknown;
}

/** An answer of the API other than 2xx, in Stripe's shape. Thrown by handlers; what they did is undone unless `keepsWork`. */
export class Failure extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly details: FailureDetails = {},
    /** True for a declined payment: the attempt stays on record. */
    readonly keepsWork = false,
  ) {
    super(message);
  }

  body(): { error: Record<string, unknown> } {
    const { code, type = 'invalid_request_error', ...rest } = this.details;
    return {
      error: {
        ...(code && { code, doc_url: `${docs}${code.replaceAll('_', '-')}` }),
        message: this.message,
        ...rest,
        type,
      },
    };
  }
}

/** 404 for an id that names nothing. */
export function missing(what: string, id: string, param = 'id'): Failure {
  return new Failure(param === 'id' ? 404 : 400, `No such ${what}: '${id}'`, {
    code: 'resource_missing',
    param,
  });
}

/** 400 for a parameter with a value that cannot be. */
export function invalid(param: string, message: string, code = 'parameter_invalid'): Failure {
  return new Failure(400, message, { code, param });
}
