import { randomBytes } from 'node:crypto';

/** A new id in Stripe's style, e.g. `cus_5f0c…`. */
export function newId(prefix: string): string {
  return `${prefix}_${randomBytes(12).toString('hex')}`;
}

/** The id of something that is an id, an expanded object or nothing. */
export function idOf(reference: string | { id: string } | null | undefined): string | null {
  return typeof reference === 'string' ? reference : (reference?.id ?? null);
}
