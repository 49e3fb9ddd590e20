import { z } from 'zod';

const email = z
  .string()
  .min(1, 'Enter your e-mail address')
  .max(254, 'That is too long')
  .pipe(z.email('That is not an e-mail address'));

/** What the login form sends. */
export const loginForm = z.object({ email, password: z.string().min(1, 'Enter your password') });
export type LoginForm = z.infer<typeof loginForm>;

const newPassword = z.string().min(10, 'At least 10 characters').max(200, 'At most 200 characters');

/** What asks for a link to choose a new password. */
export const forgotPasswordForm = z.object({ email });
export type ForgotPasswordForm = z.infer<typeof forgotPasswordForm>;

/** What the form behind that link sends. */
export const resetPasswordForm = z.object({ password: newPassword });
export type ResetPasswordForm = z.infer<typeof resetPasswordForm>;

/** What the registration form sends; the same limits as the contract's `RegisterInput`. */
export const registerForm = z.object({
  displayName: z.string().trim().min(1, 'Enter your name').max(80, 'At most 80 characters'),
  username: z
    .string()
    .min(3, 'At least 3 characters')
    .max(30, 'At most 30 characters')
    .regex(/^[a-z0-9](-?[a-z0-9])*$/, 'Lower-case letters, digits and single hyphens inside'),
  email,
  password: newPassword,
});
export type RegisterForm = z.infer<typeof registerForm>;
