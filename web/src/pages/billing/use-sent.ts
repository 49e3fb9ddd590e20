import { useState } from 'react';
import { failureText } from '../../graphql/failure-text.js';
import type { ShownUserError } from '../../graphql/user-errors.js';

/** Sends one change at a time and keeps why it was refused. */
export interface Sent {
  readonly busy: boolean;
  readonly problem: string | undefined;
  /** Resolves to whether it was done. `work` resolves to the errors of the mutation, undefined when nothing was answered. */
  readonly send: (work: () => Promise<readonly ShownUserError[] | undefined>) => Promise<boolean>;
}

/** State of a change that a person makes in a dialog or by a button. */
export function useSent(): Sent {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string>();
  return {
    busy,
    problem,
    async send(work) {
      setBusy(true);
      setProblem(undefined);
      try {
        const errors = await work();
        const refused = errors ? errors[0]?.message : 'There was no answer. Try again.';
        setProblem(refused);
        return refused === undefined;
      } catch (error) {
        setProblem(failureText(error));
        return false;
      } finally {
        setBusy(false);
      }
    },
  };
}
