type Parameters = Readonly<Record<string, unknown>>;

/**
 * What a client would say in headers, and says in the `connectionParams` of its socket, since browsers set no headers
 * there: by name in any case, at the top or in `headers`. Only names that the list allows, and values that are text.
 */
export function headersInParameters(
  parameters: Parameters,
  allowed: ReadonlySet<string>,
): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const [name, value] of entriesOf(parameters)) {
    if (typeof value === 'string' && allowed.has(name)) found[name] = value;
  }
  return found;
}

/** The value for `Authorization`, which may be anything. */
export function authorizationIn(parameters: Parameters): unknown {
  return entriesOf(parameters).findLast(([name]) => name === 'authorization')?.[1];
}

/** Those at the top come last, so that they count. */
function entriesOf({ headers, ...others }: Parameters): (readonly [string, unknown])[] {
  const inner = typeof headers === 'object' && headers !== null ? Object.entries(headers) : [];
  return [...inner, ...Object.entries(others)].map(([name, value]) => [name.toLowerCase(), value] as const);
}
