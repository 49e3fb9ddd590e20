import { useMutation } from '@apollo/client/react';
import { zodResolver } from '@hookform/resolvers/zod';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState, type ReactNode } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { usePageTitle } from '../../app/page-title.js';
import { RegisterDocument } from '../../gql/graphql.js';
import { failureText } from '../../graphql/failure-text.js';
import { sortUserErrors } from '../../graphql/user-errors.js';
import { startSession } from '../../session/start-session.js';
import { Button } from '../../ui/button.js';
import { TextField } from '../../ui/field.js';
import { Notice } from '../../ui/notice.js';
import { PasswordField } from '../../ui/password-field.js';
import { unlessEmpty } from '../../ui/unless-empty.js';
import { AuthLayout } from './auth-layout.js';
import { registerForm, type RegisterForm } from './credentials.js';

/** Create an account and start. */
export function RegisterPage(): ReactNode {
  usePageTitle('Create an account');
  const navigate = useNavigate();
  const { next, username: wanted } = useSearch({ from: '/register' });
  const [create] = useMutation(RegisterDocument);
  const [problem, setProblem] = useState<string>();
  const { register, handleSubmit, setError, control, formState } = useForm<RegisterForm>({
    resolver: zodResolver(registerForm),
    mode: 'onTouched',
    defaultValues: { displayName: '', username: wanted ?? '', email: '', password: '' },
  });
  const username = useWatch({ control, name: 'username' });
  const { errors, isSubmitting } = formState;

  const submit = handleSubmit(async (input) => {
    setProblem(undefined);
    try {
      const { data } = await create({ variables: { input } });
      if (startSession(data?.register)) return await navigate({ href: next ?? '/dashboard', replace: true });
      const fields = ['email', 'username', 'password', 'displayName'] as const;
      const { byField, rest } = sortUserErrors(data?.register.userErrors ?? [], fields);
      for (const [field, message] of byField) setError(field, { message }, { shouldFocus: true });
      setProblem(rest[0] ?? (byField.size > 0 ? undefined : 'The account could not be created. Try again.'));
    } catch (error) {
      setProblem(failureText(error));
    }
  });

  return (
    <AuthLayout
      title="Claim your page"
      lead="Free, with your own address, for as long as you like."
      address={username ? `@${username}` : '@you'}
      other={
        <>
          Already have an account?{' '}
          <Link
            to="/login"
            search={{ next }}
            className="font-[560] text-accent-text underline underline-offset-4"
          >
            Sign in
          </Link>
        </>
      }
    >
      <form onSubmit={(event) => void submit(event)} noValidate className="grid gap-5">
        {problem && <Notice tone="bad">{problem}</Notice>}
        <TextField
          label="Name"
          autoComplete="name"
          autoFocus
          error={errors.displayName?.message}
          {...unlessEmpty(register('displayName'))}
        />
        <TextField
          label="Username"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          hint={`Your page: ${location.host}/@${username || 'you'}`}
          error={errors.username?.message}
          {...unlessEmpty(
            register('username', { setValueAs: (value: string) => value.trim().toLowerCase() }),
          )}
        />
        <TextField
          label="E-mail"
          type="email"
          autoComplete="email"
          inputMode="email"
          error={errors.email?.message}
          {...unlessEmpty(register('email'))}
        />
        <PasswordField
          label="Password"
          autoComplete="new-password"
          hint="At least 10 characters. A short sentence is easy to keep in mind."
          error={errors.password?.message}
          {...unlessEmpty(register('password'))}
        />
        <Button type="submit" size="large" busy={isSubmitting} className="mt-1 w-full">
          {isSubmitting ? 'Creating your page…' : 'Create account'}
        </Button>
      </form>
    </AuthLayout>
  );
}
