/** What stands in for a value that nobody needs to see. */
const redacted = '[redacted]';

const secretKey = /secret|token|password|authorization|signature|api_?key/i;
const personalKey =
  /^(e-?mail|name|first_?name|last_?name|full_?name|phone|address|line[12]|postal_?code|ip)$/i;
/** Below these, `name` is that of a thing. */
const thingKey = /^(course|product|plan|price|item)$/i;
const emailAddress = /[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+/g;

/**
 * The payload as an administrator may see it: secrets are gone; of personal data so much is left that two events of one
 * person can be told to belong together (first letter, domain, last digits).
 */
export function redactPayload(value: unknown, parent = ''): unknown {
  if (Array.isArray(value)) return value.map((entry) => redactPayload(entry, parent));
  if (typeof value === 'string') return value.replaceAll(emailAddress, maskEmail);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [key, redactEntry(key, entry as unknown, parent)]),
  );
}

function redactEntry(key: string, value: unknown, parent: string): unknown {
  if (secretKey.test(key)) return redacted;
  if (!personalKey.test(key) || thingKey.test(parent)) return redactPayload(value, key);
  if (typeof value !== 'string' && typeof value !== 'number') return redactPayload(value, key);
  return mask(key, String(value));
}

function mask(key: string, value: string): string {
  if (/mail/i.test(key)) return maskEmail(value);
  if (/phone/i.test(key)) return `***${value.slice(-2)}`;
  return `${value.slice(0, 1)}***`;
}

function maskEmail(address: string): string {
  const at = address.lastIndexOf('@');
  return at < 0 ? `${address.slice(0, 1)}***` : `${address.slice(0, 1)}***${address.slice(at)}`;
}
