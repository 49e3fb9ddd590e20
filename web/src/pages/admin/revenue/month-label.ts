const monthName = new Intl.DateTimeFormat('en', { month: 'short', timeZone: 'UTC' });
const yearName = new Intl.DateTimeFormat('en', { year: '2-digit', timeZone: 'UTC' });

/** `Jan`, with the year where one begins. */
export function monthLabel(startsAt: string, isFirst: boolean): string {
  const date = new Date(startsAt);
  const isTold = isFirst || date.getUTCMonth() === 0;
  return `${monthName.format(date)}${isTold ? ` ’${yearName.format(date)}` : ''}`;
}
