/** A state of the page on the server that is newer than the one the editing began from. */
export interface Theirs<Draft> {
  readonly draft: Draft;
  readonly revision: number;
}

/** Where saving stands. `revision` is the server's state that the next save builds on. */
export type Autosave<Draft> =
  | { readonly phase: 'saved'; readonly revision: number; readonly draft: Draft }
  | { readonly phase: 'unsaved'; readonly revision: number; readonly draft: Draft }
  | {
      readonly phase: 'saving';
      readonly revision: number;
      readonly draft: Draft;
      /** What is on its way to the server; `draft` may be newer. */
      readonly sent: Draft;
      readonly attempt: number;
    }
  | { readonly phase: 'offline'; readonly revision: number; readonly draft: Draft; readonly attempt: number }
  | { readonly phase: 'invalid'; readonly revision: number; readonly draft: Draft; readonly problem: string }
  | {
      readonly phase: 'conflict';
      readonly revision: number;
      readonly draft: Draft;
      readonly theirs: Theirs<Draft>;
    };

export type AutosaveEvent<Draft> =
  /** The person changed something. */
  | { readonly type: 'edited'; readonly draft: Draft; readonly problem: string | undefined }
  /** The quiet time is over, or it is time to try again. */
  | { readonly type: 'due' }
  | { readonly type: 'saved'; readonly revision: number }
  /** No answer, or a fault of the server: to be tried again. */
  | { readonly type: 'unreachable' }
  /** The server does not accept the content: trying again would not help. */
  | { readonly type: 'refused'; readonly problem: string }
  | { readonly type: 'conflicted'; readonly theirs: Theirs<Draft> }
  /** The person chose their own version: it is saved on top of the other. */
  | { readonly type: 'keptMine' }
  /** The editor now shows a state that the server has. */
  | { readonly type: 'loaded'; readonly draft: Draft; readonly revision: number };

/** The next state. Pure; events that make no sense in a state leave it as it is. */
export function autosaveReducer<Draft>(
  same: (first: Draft, second: Draft) => boolean,
): (state: Autosave<Draft>, event: AutosaveEvent<Draft>) => Autosave<Draft> {
  return (state, event) => {
    const { revision, draft } = state;
    switch (event.type) {
      case 'edited':
        if (same(event.draft, draft)) return state;
        if (state.phase === 'saving' || state.phase === 'conflict') return { ...state, draft: event.draft };
        return event.problem === undefined
          ? { phase: 'unsaved', revision, draft: event.draft }
          : { phase: 'invalid', revision, draft: event.draft, problem: event.problem };
      case 'due':
        if (state.phase === 'unsaved') return { phase: 'saving', revision, draft, sent: draft, attempt: 0 };
        if (state.phase === 'offline')
          return { phase: 'saving', revision, draft, sent: draft, attempt: state.attempt };
        return state;
      case 'saved':
        if (state.phase !== 'saving') return state;
        return { phase: same(state.sent, draft) ? 'saved' : 'unsaved', revision: event.revision, draft };
      case 'unreachable':
        return state.phase === 'saving'
          ? { phase: 'offline', revision, draft, attempt: state.attempt + 1 }
          : state;
      case 'refused':
        if (state.phase !== 'saving') return state;
        return same(state.sent, draft)
          ? { phase: 'invalid', revision, draft, problem: event.problem }
          : { phase: 'unsaved', revision, draft };
      case 'conflicted':
        return state.phase === 'saving'
          ? { phase: 'conflict', revision, draft, theirs: event.theirs }
          : state;
      case 'keptMine':
        return state.phase === 'conflict'
          ? { phase: 'unsaved', revision: state.theirs.revision, draft }
          : state;
      case 'loaded':
        return { phase: 'saved', revision: event.revision, draft: event.draft };
    }
  };
}

const retryMsFirst = 2000;
const retryMsMax = 30_000;

/** Waiting time before the next try after `attempt` failed ones (from 1). */
export function retryDelayMs(attempt: number): number {
  return Math.min(retryMsMax, retryMsFirst * 2 ** Math.max(0, attempt - 1));
}
