const allowed = /^(https?:\/\/|mailto:)/i;

/** The address when it is http, https or mailto, else undefined: nothing else may become an href or a src. */
export function safeLink(address: string | null | undefined): string | undefined {
  const trimmed = address?.trim();
  return trimmed && allowed.test(trimmed) ? trimmed : undefined;
}

/** The address without scheme, `www.` and trailing slash, for people. */
export function readableLink(address: string): string {
  return address.replace(/^(https?:\/\/(www\.)?|mailto:)/i, '').replace(/\/$/, '');
}
