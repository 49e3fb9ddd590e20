import { createHmac, timingSafeEqual } from 'node:crypto';

/** A signature may be so much older or younger than now. */
const signatureWindowMs = 300_000;

/** More signatures than any sender needs while it changes its secret. */
const signaturesMax = 16;

export interface SignedBody {
  /** `t=<unix seconds>,v1=<hex>[,v1=<hex>...]`; other elements are ignored. */
  readonly signature: string | undefined;
  /** The unix seconds, where they do not come as `t=`. */
  readonly timestamp?: string | undefined;
  /** As it came, byte for byte. */
  readonly rawBody: Buffer;
}

/** Why a signature is refused; for the log, never for the sender. */
export type SignatureFault = 'missing' | 'malformed' | 'too old' | 'from the future' | 'wrong';

/**
 * Checks an HMAC-SHA256 over `<timestamp>.<raw body>`, as Stripe signs, in constant time. The timestamp must lie within
 * {@link signatureWindowMs} of `now` in both directions. Undefined when it is genuine.
 */
export function signatureFault(body: SignedBody, secret: string, now: Date): SignatureFault | undefined {
  if (!body.signature) return 'missing';
  const elements = body.signature.split(',').map((element) => element.trim());
  const timestamps = [...valuesOf('t', elements), ...(body.timestamp === undefined ? [] : [body.timestamp])];
  const candidates = valuesOf('v1', elements);
  const [timestamp] = timestamps;
  if (timestamps.length !== 1 || !timestamp || !/^\d{1,12}$/.test(timestamp)) return 'malformed';
  if (candidates.length === 0 || candidates.length > signaturesMax) return 'malformed';
  const expected = createHmac('sha256', secret).update(`${timestamp}.`).update(body.rawBody).digest();
  const matches = candidates.filter((candidate) => equals(candidate, expected));
  if (matches.length === 0) return 'wrong';
  const ageMs = now.getTime() - Number(timestamp) * 1_000;
  if (ageMs > signatureWindowMs) return 'too old';
  return ageMs < -signatureWindowMs ? 'from the future' : undefined;
}

function valuesOf(key: string, elements: readonly string[]): readonly string[] {
  return elements
    .filter((element) => element.startsWith(`${key}=`))
    .map((element) => element.slice(key.length + 1));
}

function equals(candidate: string, expected: Buffer): boolean {
  if (!/^[0-9a-f]{64}$/i.test(candidate)) return false;
  return timingSafeEqual(Buffer.from(candidate, 'hex'), expected);
}
