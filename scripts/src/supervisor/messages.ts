import { createReport, duration, type Report } from '../../start/report.mjs';
import { Repetitions, readableLine } from './log-lines.js';

const nameWidth = 9;
/** Complaints that only follow from another process being away. */
const aftermath = /connect|ECONN|socket|listen|starting up|shutting down|fetch failed|not reachable/i;
/** Time for the others to find a process that is back, in milliseconds. */
const recoveryMs = 2_000;

/** What the terminal shows of a running platform: parts while it starts, afterwards one line for each event worth a look. */
export class Messages {
  private readonly repetitions = new Repetitions();
  private readonly away = new Set<string>();

  constructor(readonly report: Report) {}

  private event(name: string, text: string): void {
    const time = new Date().toTimeString().slice(0, 8);
    this.report.line(`  ${this.report.colours.dim(time)}  ${name.padEnd(nameWidth)}${text}`);
  }

  /** A log line of a process, shown when it is a warning or worse, no repetition and no consequence of an outage that is shown anyway. */
  logLine(name: string, raw: string): void {
    const line = readableLine(raw);
    if (line && this.away.size > 0 && aftermath.test(line.text)) return;
    if (!line || !this.repetitions.isNew(`${name} ${line.text}`)) return;
    const { red, yellow } = this.report.colours;
    this.event(name, (line.level === 'error' ? red : yellow)(line.text));
  }

  ended(name: string, how: string, delayMs: number): void {
    this.away.add(name);
    this.event(name, this.report.colours.yellow(`${how}; starting again in ${duration(delayMs)}`));
  }

  back(name: string, afterMs: number): void {
    setTimeout(() => this.away.delete(name), recoveryMs).unref();
    this.event(name, this.report.colours.green(`serves again after ${duration(afterMs)}`));
  }

  note(name: string, text: string): void {
    this.event(name, text);
  }

  failure(name: string, text: string): void {
    this.event(name, this.report.colours.red(text));
  }
}

/** Messages that nobody sees. */
export function silentMessages(): Messages {
  return new Messages(createReport({ stream: { write: () => true }, env: {} }));
}
