/** Notes the calls of one client request in waves: those of one wave began after a call of the wave before had ended. */
export class CallRecorder {
  #waves;
  #ended = 0;

  start() {
    this.#waves = [];
    this.#ended = 0;
  }

  /** Whether it notes calls now. Answers are held then, else calls that go out together would not be seen together. */
  get isRecording() {
    return this.#waves !== undefined;
  }

  /** Notes a call that arrived; the function returned notes its end. Does nothing while not recording. */
  begin(subgraph, body) {
    if (!this.#waves) return () => {};
    const wave = this.#ended;
    (this.#waves[wave] ??= []).push({ subgraph, body });
    return () => (this.#ended = Math.max(this.#ended, wave + 1));
  }

  /** The calls since `start`, as `{ subgraph, body }[][]`. */
  stop() {
    const waves = this.#waves;
    this.#waves = undefined;
    return waves;
  }
}
