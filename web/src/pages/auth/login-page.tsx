import { useMutation } from '@apollo/client/react';
import { zodResolver } from '@hookform/resolvers/zod';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { useForm } from 'react-hook-form';
import { usePageTitle } from '../../app/page-title.js';
import { LoginDocument } from '../../gql/graphql.js';
import { failureText } from '../../graphql/failure-text.js';
import { sortUserErrors } from '../../graphql/user-errors.js';
import { startSession } from '../../session/start-session.js';
import { Button } from '../../ui/button.js';
import { TextField } from '../../ui/field.js';
import { Notice } from '../../ui/notice.js';
import { PasswordField } from '../../ui/password-field.js';
import { unlessEmpty } from '../../ui/unless-empty.js';
import { AuthLayout } from './auth-layout.js';
import { loginForm, type LoginForm } from './credentials.js';

/** Sign in with e-mail and password. */
export function LoginPage(): ReactNode {
  usePageTitle('Sign in');
  const navigate = useNavigate();
  const { next } = useSearch({ from: '/login' });
  const [login] = useMutation(LoginDocument);
  const [problem, setProblem] = useState<string>();
  const { register, handleSubmit, setError, formState } = useForm<LoginForm>({
    resolver: zodResolver(loginForm),
    mode: 'onTouched',
    defaultValues: { email: '', password: '' },
  });

  const submit = handleSubmit(async (input) => {
    setProblem(undefined);
    try {
      const { data } = await login({ variables: { input } });
      if (startSession(data?.login)) return await navigate({ href: next ?? '/dashboard', replace: true });
      const { byField, rest } = sortUserErrors(data?.login.userErrors ?? [], ['email', 'password']);
      for (const [field, message] of byField) setError(field, { message }, { shouldFocus: true });
      setProblem(rest[0] ?? (byField.size > 0 ? undefined : 'You could not be signed in. Try again.'));
    } catch (error) {
      setProblem(failureText(error));
    }
  });

  return (
    <AuthLayout
      title="Welcome back"
      lead="Sign in to go on where you left off."
      other={
        <>
          New here?{' '}
          <Link
            to="/register"
            search={{ next }}
            className="font-[560] text-accent-text underline underline-offset-4"
          >
            Create an account
          </Link>
        </>
      }
    >
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
        <PasswordField
          label="Password"
          autoComplete="current-password"
          error={formState.errors.password?.message}
          {...unlessEmpty(register('password'))}
        />
        <Link
          to="/forgot-password"
          className="-mt-2 justify-self-start text-sm text-ink-2 underline underline-offset-4"
        >
          Forgot your password?
        </Link>
        <Button type="submit" size="large" busy={formState.isSubmitting} className="mt-1 w-full">
          {formState.isSubmitting ? 'Signing in…' : 'Sign in'}
        </Button>
      </form>
    </AuthLayout>
  );
}
