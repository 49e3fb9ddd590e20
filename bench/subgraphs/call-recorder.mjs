/** Notes the calls of one client request in waves: calls of one wave ran at the same time, the next waited for it. */
export class CallRecorder {
  #waves;
  #open = 0;

  start() {
    this.#waves = [];
  }

  /** Notes a call that arrived; the function returned notes its end. Does nothing while not recording. */
  begin(subgraph, body) {
    if (!this.#waves) return () => {};
    if (this.#open === 0) this.#waves.push([]);
    this.#waves.at(-1).push({ subgraph, body });
    this.#open += 1;
    return () => (this.#open -= 1);
  }

  /** The calls since `start`, as `{ subgraph, body }[][]`. */
  stop() {
    const waves = this.#waves;
    this.#waves = undefined;
    this.#open = 0;
    return waves;
  }
}
