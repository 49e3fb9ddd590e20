import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { autosaveReducer, retryDelayMs, type Autosave, type AutosaveEvent } from './autosave-machine.js';

const step = autosaveReducer<string>((first, second) => first === second);
const saved: Autosave<string> = { phase: 'saved', revision: 4, draft: 'a' };
const edit = (draft: string): AutosaveEvent<string> => ({ type: 'edited', draft, problem: undefined });
const run = (...events: AutosaveEvent<string>[]): Autosave<string> => events.reduce(step, saved);
const theirs = { draft: 't', revision: 9 };

const anyEvent: fc.Arbitrary<AutosaveEvent<string>> = fc.oneof(
  fc.record({
    type: fc.constant('edited' as const),
    draft: fc.string({ maxLength: 3 }),
    problem: fc.constantFrom(undefined, 'no'),
  }),
  fc.constantFrom<AutosaveEvent<string>>({ type: 'due' }, { type: 'unreachable' }, { type: 'keptMine' }),
  fc.constant<AutosaveEvent<string>>({ type: 'refused', problem: 'no' }),
  fc.nat(99).map((revision) => ({ type: 'saved' as const, revision })),
  fc.constant<AutosaveEvent<string>>({ type: 'conflicted', theirs }),
);

describe('autosave', () => {
  it('saves on top of the revision it knows and then of the one it was given', () => {
    expect(run(edit('b'), { type: 'due' })).toMatchObject({ phase: 'saving', revision: 4, sent: 'b' });
    expect(run(edit('b'), { type: 'due' }, { type: 'saved', revision: 5 })).toEqual({
      phase: 'saved',
      revision: 5,
      draft: 'b',
    });
  });

  it('saves again what was typed while a save was on its way', () => {
    const state = run(edit('b'), { type: 'due' }, edit('c'), { type: 'saved', revision: 5 });
    expect(state).toEqual({ phase: 'unsaved', revision: 5, draft: 'c' });
  });

  it('keeps the work when the server cannot be reached, and tries again less and less often', () => {
    const once = run(edit('b'), { type: 'due' }, { type: 'unreachable' });
    expect(once).toEqual({ phase: 'offline', revision: 4, draft: 'b', attempt: 1 });
    const twice = [{ type: 'due' }, { type: 'unreachable' }].reduce(
      (state, event) => step(state, event as AutosaveEvent<string>),
      once,
    );
    expect(twice).toMatchObject({ phase: 'offline', attempt: 2 });
    expect([1, 2, 3, 99].map(retryDelayMs)).toEqual([2000, 4000, 8000, 30_000]);
  });

  it('sends nothing that the contract would refuse', () => {
    const state = run({ type: 'edited', draft: 'bad', problem: 'too long' });
    expect(state).toMatchObject({ phase: 'invalid', problem: 'too long' });
    expect(step(state, { type: 'due' })).toBe(state);
    expect(step(state, edit('good'))).toMatchObject({ phase: 'unsaved', draft: 'good' });
  });

  it('stops at a conflict until the person has chosen, and then builds on the other version', () => {
    const conflict = run(edit('b'), { type: 'due' }, { type: 'conflicted', theirs });
    expect(conflict).toEqual({ phase: 'conflict', revision: 4, draft: 'b', theirs });
    expect(step(conflict, { type: 'due' })).toBe(conflict);
    expect(step(conflict, edit('c'))).toMatchObject({ phase: 'conflict', draft: 'c' });
    expect(step(conflict, { type: 'keptMine' })).toEqual({ phase: 'unsaved', revision: 9, draft: 'b' });
    const loaded = step(conflict, { type: 'loaded', draft: 't', revision: 11 });
    expect(loaded).toEqual({ phase: 'saved', revision: 11, draft: 't' });
  });

  it('never forgets the latest edit, whatever happens', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 40 }), (events) => {
        const state = events.reduce(step, saved);
        const edits = events.flatMap((event) => (event.type === 'edited' ? [event.draft] : []));
        expect(state.draft).toBe(edits.at(-1) ?? 'a');
      }),
    );
  });

  it('says "saved" only when the server has exactly the latest edit', () => {
    fc.assert(
      fc.property(fc.array(anyEvent, { maxLength: 40 }), (events) => {
        let state: Autosave<string> = saved;
        let stored = 'a';
        for (const event of events) {
          if (event.type === 'saved' && state.phase === 'saving') stored = state.sent;
          state = step(state, event);
          expect(state.phase !== 'saved' || state.draft === stored).toBe(true);
        }
      }),
    );
  });
});
