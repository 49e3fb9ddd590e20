const relative = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });
/** Day before month, as in every sentence of the server and in its e-mail. */
const date = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium' });
const exact = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** A past time for people: "just now", "5 minutes ago", "yesterday", then the date. `iso` is ISO 8601. */
export function formatTime(iso: string, nowMs: number = Date.now()): string {
  const ageMs = nowMs - Date.parse(iso);
  if (ageMs < minuteMs) return 'just now';
  if (ageMs < hourMs) return relative.format(-Math.floor(ageMs / minuteMs), 'minute');
  if (ageMs < dayMs) return relative.format(-Math.floor(ageMs / hourMs), 'hour');
  if (ageMs < 7 * dayMs) return relative.format(-Math.floor(ageMs / dayMs), 'day');
  return date.format(new Date(iso));
}

/** Date and time of day. */
export function formatExactTime(iso: string): string {
  return exact.format(new Date(iso));
}

/** Date only. */
export function formatDate(iso: string): string {
  return date.format(new Date(iso));
}
