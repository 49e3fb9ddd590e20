const frames = ['⠋', '⠙', '⠹', '⠸', '⠼', '⠴', '⠦', '⠧', '⠇', '⠏'];
/** Fits the longest title, `Stripe sandbox`. */
const titleWidth = 14;

/** Elapsed time for people: `0.4 s`, `12 s`, `1 min 05 s`. */
export function duration(ms) {
  if (ms < 9950) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  if (seconds < 60) return `${seconds} s`;
  return `${Math.floor(seconds / 60)} min ${String(seconds % 60).padStart(2, '0')} s`;
}

function paint(isColoured) {
  const style = (open, close) => (text) => (isColoured ? `\x1b[${open}m${text}\x1b[${close}m` : text);
  return {
    bold: style(1, 22),
    dim: style(2, 22),
    red: style(31, 39),
    green: style(32, 39),
    yellow: style(33, 39),
    cyan: style(36, 39),
  };
}

/**
 * Shows the parts of a start, one line each: on a terminal with a spinner and the elapsed time, elsewhere as a plain line when it is
 * done. Lines that are printed meanwhile appear above the parts that still run.
 */
export function createReport({ stream = process.stdout, env = process.env } = {}) {
  const isLive = Boolean(stream.isTTY) && env.TERM !== 'dumb' && !env.CI;
  const colours = paint(!env.NO_COLOR && (isLive || Boolean(env.FORCE_COLOR)));
  const active = new Set();
  let frame = 0;
  let drawn = 0;
  let timer = null;

  const row = (mark, title, detail, since) => {
    const spent = since > 50 ? colours.dim(`  ${duration(since)}`) : '';
    return `  ${mark} ${title.padEnd(titleWidth)} ${colours.dim(detail)}${spent}`;
  };
  const erase = () => (drawn > 0 ? `\x1b[${drawn}A\x1b[J` : '');
  const live = () => {
    if (!isLive) return '';
    const room = Math.max(20, (stream.columns ?? 80) - titleWidth - 18);
    const rows = [...active].map((part) => {
      const mark = colours.cyan(frames[frame % frames.length]);
      return row(mark, part.title, part.detail.slice(0, room), performance.now() - part.startedAt);
    });
    drawn = rows.length;
    return rows.map((text) => `${text}\n`).join('');
  };
  const print = (text) => {
    const before = erase();
    stream.write(`${before}${text}${live()}`);
    if (!isLive) return;
    if (active.size > 0 && !timer) {
      stream.write('\x1b[?25l');
      timer = setInterval(() => {
        frame += 1;
        stream.write(`${erase()}${live()}`);
      }, 90);
      timer.unref();
    } else if (active.size === 0 && timer) {
      clearInterval(timer);
      timer = null;
      stream.write('\x1b[?25h');
    }
  };

  return {
    colours,
    /** One line above the parts that still run. */
    line: (text = '') => print(`${text}\n`),
    /** Begins a part. `isSlow` announces it at once where there is no spinner. */
    part(title, detail = '', isSlow = false) {
      const part = { title, detail, startedAt: performance.now() };
      active.add(part);
      print(isLive || !isSlow ? '' : `${row('·', title, detail, 0)}\n`);
      const end = (mark, text) => {
        if (!active.delete(part)) return;
        print(`${row(mark, title, text, performance.now() - part.startedAt)}\n`);
      };
      return {
        detail: (text) => {
          part.detail = text;
        },
        done: (text = '') => end(colours.green('✔'), text),
        fail: (text = '') => end(colours.red('✖'), text),
      };
    },
    /** Ends what still runs and leaves the terminal as it was. */
    close() {
      active.clear();
      print('');
    },
  };
}
