/** An amount for people, e.g. `$9.99`. `amountCents` is in the smallest unit of `currency` (ISO 4217), so 500 is ¥500. */
export function formatMoney(amountCents: number, currency: string): string {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2;
  return format.format(amountCents / 10 ** digits);
}
