import { useMutation } from '@apollo/client/react';
import { Link, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { usePageTitle } from '../../app/page-title.js';
import { VerifyEmailDocument } from '../../gql/graphql.js';
import { failureText } from '../../graphql/failure-text.js';
import { announce } from '../../session/other-tabs.js';
import { refreshSession, settledSession } from '../../session/refresh-session.js';
import { useSession } from '../../session/session-store.js';
import { Button, buttonClass } from '../../ui/button.js';
import { Notice } from '../../ui/notice.js';
import { Skeleton } from '../../ui/skeleton.js';
import { AuthLayout } from '../auth/auth-layout.js';
import { ResendEmail } from './resend-email.js';

type State =
  | { readonly kind: 'working' }
  | { readonly kind: 'verified'; readonly email: string }
  | { readonly kind: 'refused'; readonly message: string }
  | { readonly kind: 'failed'; readonly message: string };

/** Where the link of a verification e-mail leads. */
export function VerifyEmailPage(): ReactNode {
  usePageTitle('Confirm your e-mail address');
  const { token } = useSearch({ from: '/verify-email' });
  const [verify] = useMutation(VerifyEmailDocument);
  const [state, setState] = useState<State>({ kind: 'working' });
  const session = useSession();

  const run = async (): Promise<void> => {
    setState({ kind: 'working' });
    try {
      const { data } = await verify({ variables: { input: { token: token ?? '' } } });
      const email = data?.verifyEmail.email;
      if (!email) {
        const message = data?.verifyEmail.userErrors[0]?.message ?? 'This link does not work.';
        return setState({ kind: 'refused', message });
      }
      setState({ kind: 'verified', email });
      if ((await settledSession()).status === 'member') {
        await refreshSession();
        announce('signed-in');
      }
    } catch (error) {
      setState({ kind: 'failed', message: failureText(error) });
    }
  };

  // A token works once: React's second run of effects in development must not spend it.
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current) return;
    begun.current = true;
    void run();
  });

  const isMember = session.status === 'member';
  const isDone = isMember && session.user.emailVerified === true;
  const onward = (
    <Link to={isMember ? '/dashboard' : '/login'} className={buttonClass('primary', 'large', 'w-full')}>
      {isMember ? 'Open the dashboard' : 'Sign in'}
    </Link>
  );
  return (
    <AuthLayout
      title="Your e-mail address"
      lead="One click, and you can get back in whenever you lose your password."
      other={null}
    >
      {state.kind === 'working' && (
        <div role="status" aria-label="Confirming your e-mail address" className="grid gap-4">
          <Skeleton className="h-12" />
          <Skeleton className="h-13" />
        </div>
      )}
      {state.kind === 'verified' && (
        <>
          <Notice tone="good">{state.email} is confirmed.</Notice>
          {onward}
        </>
      )}
      {state.kind === 'refused' && (
        <>
          {isDone ? (
            <Notice tone="good">Your e-mail address is confirmed already.</Notice>
          ) : (
            <Notice tone="bad">{state.message}</Notice>
          )}
          {isMember && !isDone ? <ResendEmail /> : onward}
        </>
      )}
      {state.kind === 'failed' && (
        <>
          <Notice tone="bad">{state.message}</Notice>
          <Button size="large" className="w-full" onClick={() => void run()}>
            Try again
          </Button>
        </>
      )}
    </AuthLayout>
  );
}
