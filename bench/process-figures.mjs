import { readdirSync, readFileSync } from 'node:fs';

/** The CPU time of all threads of a process so far, user and system, in microseconds. */
export function cpuUs(pid) {
  const threads = readdirSync(`/proc/${pid}/task`);
  const nanoseconds = threads.map((thread) =>
    Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]),
  );
  return nanoseconds.reduce((sum, value) => sum + value, 0) / 1_000;
}

const tickUs = 10_000;

/** Its part in the kernel, by the ticks of the scheduler: right over seconds alone. */
export function kernelUs(pid) {
  // The name before it, in brackets, may hold anything.
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  return Number(fields[12]) * tickUs;
}

/** The resident memory of a process in MiB. */
export function residentMib(pid) {
  const [, kib] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(kib) / 1_024;
}
