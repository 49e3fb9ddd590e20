/** Largest cap that billing accepts, in cents. */
const capMaxCents = 1_000_000;

/** A cap as it is typed: empty while there is none. */
export function textOfCap(amountCents: number): string {
  return amountCents === 0 ? '' : (amountCents / 100).toFixed(2);
}

/** Reads a typed amount with up to two decimals, e.g. `25` or `7,50`; or says why it is none. */
export function capFromText(text: string): { readonly amountCents: number } | { readonly problem: string } {
  const plain = text.trim().replace(',', '.');
  if (plain === '') return { problem: 'Enter an amount, e.g. 10' };
  if (!/^\d+(\.\d{1,2})?$/.test(plain)) return { problem: 'That is not an amount; write it like 10 or 7.50' };
  const amountCents = Math.round(Number(plain) * 100);
  if (amountCents > capMaxCents) return { problem: `At most ${capMaxCents / 100}` };
  return { amountCents };
}
