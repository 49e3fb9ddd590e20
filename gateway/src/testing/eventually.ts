const deadlineMs = 20_000;
const checkEveryMs = 10;

/** Resolves as soon as the condition holds; rejects after 20 s with what was awaited. */
export async function eventually(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = performance.now() + deadlineMs;
  while (!(await holds())) {
    if (performance.now() > deadline) throw new Error(`never happened: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, checkEveryMs));
  }
}
