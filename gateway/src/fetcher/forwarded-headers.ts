import type { IncomingHttpHeaders } from 'node:http';

/** The client's headers that the list allows to go on to subgraphs, by their names in lower case. */
export function forwardedHeadersOf(
  received: IncomingHttpHeaders,
  allowed: ReadonlySet<string>,
): Readonly<Record<string, string>> {
  const forwarded: Record<string, string> = {};
  for (const name of allowed) {
    const value = received[name];
    if (value !== undefined) forwarded[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return forwarded;
}

/** Notes a subgraph's headers that the list allows for the client: each distinct value once, in order of arrival. */
export function noteResponseHeaders(
  received: IncomingHttpHeaders,
  allowed: ReadonlySet<string> | undefined,
  noted: Map<string, string[]> | undefined,
): void {
  if (!noted || !allowed) return;
  for (const name of allowed) {
    const value = received[name];
    if (value === undefined) continue;
    const values = noted.get(name) ?? [];
    for (const one of [value].flat()) if (!values.includes(one)) values.push(one);
    noted.set(name, values);
  }
}

/** The `set-cookie` lines of an answer. */
export function cookiesOf(received: IncomingHttpHeaders): readonly string[] {
  // undici gives a single line as a string.
  const lines: string | readonly string[] = received['set-cookie'] ?? [];
  return typeof lines === 'string' ? [lines] : lines;
}
