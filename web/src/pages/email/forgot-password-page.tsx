import { useMutation } from '@apollo/client/react';
import { zodResolver } from '@hookform/resolvers/zod';
import { Link } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { usePageTitle } from '../../app/page-title.js';
import { RequestPasswordResetDocument } from '../../gql/graphql.js';
import { failureText } from '../../graphql/failure-text.js';
import { Button } from '../../ui/button.js';
import { TextField } from '../../ui/field.js';
import { Notice } from '../../ui/notice.js';
import { unlessEmpty } from '../../ui/unless-empty.js';
import { AuthLayout } from '../auth/auth-layout.js';
import { forgotPasswordForm, type ForgotPasswordForm } from '../auth/credentials.js';

/** Ask for a link to choose a new password. */
export function ForgotPasswordPage(): ReactNode {
  usePageTitle('Forgot your password?');
  const [request] = useMutation(RequestPasswordResetDocument);
  const [problem, setProblem] = useState<string>();
  const [sentTo, setSentTo] = useState<string>();
  const { register, handleSubmit, setError, formState } = useForm<ForgotPasswordForm>({
    resolver: zodResolver(forgotPasswordForm),
    mode: 'onTouched',
    defaultValues: { email: '' },
  });

  const submit = handleSubmit(async (input) => {
    setProblem(undefined);
    try {
      const { data } = await request({ variables: { input } });
      if (data?.requestPasswordReset.accepted) return setSentTo(input.email);
      setError('email', { message: data?.requestPasswordReset.userErrors[0]?.message ?? 'Try again.' });
    } catch (error) {
      setProblem(failureText(error));
    }
  });

  return (
    <AuthLayout
      title="Forgot your password?"
      lead="We send a link to your mailbox with which you choose a new one."
      other={
        <Link to="/login" className="font-[560] text-accent-text underline underline-offset-4">
          Back to signing in
        </Link>
      }
    >
      {sentTo ? (
        <Notice tone="good">
          If there is an account for {sentTo}, a link is on its way. It works for one hour. Nothing there?
          Look into your spam folder.
        </Notice>
      ) : (
        <form onSubmit={(event) => void submit(event)} noValidate className="grid gap-5">
          {problem && <Notice tone="bad">{problem}</Notice>}
          <TextField
            label="E-mail"
            type="email"
            autoComplete="username"
            inputMode="email"
            autoFocus
            error={formState.errors.email?.message}
            {...unlessEmpty(register('email'))}
          />
          <Button type="submit" size="large" busy={formState.isSubmitting} className="mt-1 w-full">
            {formState.isSubmitting ? 'Sending…' : 'Send me a link'}
          </Button>
        </form>
      )}
    </AuthLayout>
  );
}
