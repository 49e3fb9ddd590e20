import { useMutation } from '@apollo/client/react';
import { zodResolver } from '@hookform/resolvers/zod';
import { Link, useSearch } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { usePageTitle } from '../../app/page-title.js';
import { ResetPasswordDocument } from '../../gql/graphql.js';
import { failureText } from '../../graphql/failure-text.js';
import { sortUserErrors } from '../../graphql/user-errors.js';
import { endSession } from '../../session/start-session.js';
import { Button, buttonClass } from '../../ui/button.js';
import { Notice } from '../../ui/notice.js';
import { PasswordField } from '../../ui/password-field.js';
import { unlessEmpty } from '../../ui/unless-empty.js';
import { AuthLayout } from '../auth/auth-layout.js';
import { resetPasswordForm, type ResetPasswordForm } from '../auth/credentials.js';

/** Where the link of a password e-mail leads: also the first password of somebody who bought something. */
export function ResetPasswordPage(): ReactNode {
  usePageTitle('Choose a password');
  const { token = '' } = useSearch({ from: '/reset-password' });
  const [reset] = useMutation(ResetPasswordDocument);
  const [problem, setProblem] = useState<string>();
  const [doneFor, setDoneFor] = useState<string>();
  const [isSpent, setIsSpent] = useState(token === '');
  const { register, handleSubmit, setError, formState } = useForm<ResetPasswordForm>({
    resolver: zodResolver(resetPasswordForm),
    mode: 'onTouched',
    defaultValues: { password: '' },
  });

  const submit = handleSubmit(async ({ password }) => {
    setProblem(undefined);
    try {
      const { data } = await reset({ variables: { input: { token, password } } });
      const { email, userErrors = [] } = data?.resetPassword ?? {};
      if (email) {
        endSession();
        return setDoneFor(email);
      }
      const { byField, rest } = sortUserErrors(userErrors, ['token', 'password']);
      if (byField.has('token')) return setIsSpent(true);
      const weakness = byField.get('password');
      if (weakness) setError('password', { message: weakness }, { shouldFocus: true });
      setProblem(weakness ? undefined : (rest[0] ?? 'The password could not be changed. Try again.'));
    } catch (error) {
      setProblem(failureText(error));
    }
  });

  const link = (to: '/login' | '/forgot-password', label: string): ReactNode => (
    <Link to={to} className={buttonClass('primary', 'large', 'w-full')}>
      {label}
    </Link>
  );
  return (
    <AuthLayout
      title="Choose a password"
      lead="Every device that is signed in now will be signed out."
      other={null}
    >
      {doneFor && (
        <>
          <Notice tone="good">The password for {doneFor} is changed.</Notice>
          {link('/login', 'Sign in')}
        </>
      )}
      {!doneFor && isSpent && (
        <>
          <Notice tone="bad">This link does not work any more: it was used, or it is too old.</Notice>
          {link('/forgot-password', 'Ask for a new link')}
        </>
      )}
      {!doneFor && !isSpent && (
        <form onSubmit={(event) => void submit(event)} noValidate className="grid gap-5">
          {problem && <Notice tone="bad">{problem}</Notice>}
          <PasswordField
            label="New password"
            autoComplete="new-password"
            autoFocus
            hint="At least 10 characters. A short sentence is easy to keep in mind."
            error={formState.errors.password?.message}
            {...unlessEmpty(register('password'))}
          />
          <Button type="submit" size="large" busy={formState.isSubmitting} className="mt-1 w-full">
            {formState.isSubmitting ? 'Saving…' : 'Save the password'}
          </Button>
        </form>
      )}
    </AuthLayout>
  );
}
