/** One line of a process as it appears on the terminal. */
export interface ReadableLine {
  readonly level: 'warn' | 'error';
  readonly text: string;
}

const warnLevel = 40;
const errorLevel = 50;
const textCharactersMax = 300;

/** Turns a pino line of level warn or above into one readable sentence; null for everything else. */
export function readableLine(raw: string): ReadableLine | null {
  if (!raw.startsWith('{')) return null;
  let entry: Record<string, unknown>;
  try {
    entry = JSON.parse(raw) as Record<string, unknown>;
  } catch {
    return null;
  }
  const level = Number(entry.level);
  if (!(level >= warnLevel)) return null;
  const cause = (entry.err ?? entry.error) as { message?: unknown } | undefined;
  const words = [entry.msg, entry.reason, cause?.message].filter(
    (word) => typeof word === 'string' && word !== '',
  );
  const text = [...new Set(words)].join(': ').replaceAll(/\s+/g, ' ') || 'no message';
  const requestId = typeof entry.requestId === 'string' ? ` (request ${entry.requestId})` : '';
  return {
    level: level >= errorLevel ? 'error' : 'warn',
    text: text.slice(0, textCharactersMax) + requestId,
  };
}

/** Of the last lines of a process the one that says best why it ended; '' when it said nothing. */
export function tellingLine(lines: readonly string[]): string {
  const logged = lines.map(readableLine).filter((line) => line?.level === 'error');
  const thrown = lines.find((line) => /^(\w*Error\b|Uncaught )/.test(line));
  return logged.at(-1)?.text ?? thrown ?? lines.findLast((line) => !line.startsWith('Node.js v')) ?? '';
}

/** Lets a line through unless the same one came less than `quietMs` ago: an outage must not scroll the terminal away. */
export class Repetitions {
  private readonly seen = new Map<string, number>();

  constructor(
    private readonly quietMs = 5_000,
    private readonly now: () => number = () => performance.now(),
  ) {}

  isNew(line: string): boolean {
    const key = line.replaceAll(/[0-9a-f-]{8,}|\d+/g, '#');
    const last = this.seen.get(key);
    if (last !== undefined && this.now() - last < this.quietMs) return false;
    if (this.seen.size > 500) this.seen.clear();
    this.seen.set(key, this.now());
    return true;
  }
}
