import { useMutation } from '@apollo/client/react';
import { useState, type ReactNode } from 'react';
import { RequestEmailVerificationDocument } from '../../gql/graphql.js';
import { failureText } from '../../graphql/failure-text.js';
import { Button } from '../../ui/button.js';

/** Sends the verification e-mail of the signed-in person again and says what became of it. */
export function ResendEmail({ small = false }: { readonly small?: boolean }): ReactNode {
  const [request, { loading }] = useMutation(RequestEmailVerificationDocument);
  const [outcome, setOutcome] = useState('');

  const send = async (): Promise<void> => {
    setOutcome('');
    try {
      const { data } = await request();
      const payload = data?.requestEmailVerification;
      const problem = payload?.userErrors[0]?.message;
      const said = payload?.queued
        ? 'A new e-mail is on its way.'
        : 'Your e-mail address is confirmed already.';
      setOutcome(problem ?? said);
    } catch (error) {
      setOutcome(failureText(error));
    }
  };

  return (
    <span className={small ? 'inline-flex flex-wrap items-center gap-x-3 gap-y-1' : 'grid gap-3'}>
      <Button
        look={small ? 'quiet' : 'primary'}
        size={small ? 'small' : 'large'}
        busy={loading}
        onClick={() => void send()}
        className={small ? 'underline underline-offset-4' : 'w-full'}
      >
        Send the e-mail again
      </Button>
      <span role="status" className="text-sm">
        {outcome}
      </span>
    </span>
  );
}
