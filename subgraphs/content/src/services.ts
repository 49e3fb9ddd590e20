/** Limits of this subgraph, from its settings. */
export interface ContentServices {
  /** Most bytes of a portfolio document as JSON. */
  readonly documentBytesMax: number;
  /** Revisions kept of a portfolio besides those that were published. */
  readonly revisionsMax: number;
  /** How long a suggestion that was not announced yet is waited for, in milliseconds. */
  readonly suggestionTimeoutMs: number;
  /** Days between the notice that a project does not fit into the plan and its freezing. */
  readonly freezeNoticeDays: number;
}
