import { z } from 'zod';

const email = z
  .string()
  .min(1, 'Enter your e-mail address')
  .max(254, 'That is too long')
  .pipe(z.email('That is not an e-mail address'));

/** What the login form sends. */
export const loginForm = z.object({ email, password: z.string().min(1, 'Enter your password') });
export type LoginForm = z.infer<typeof loginForm>;

/** What the registration form sends; the same limits as the contract's `RegisterInput`. */
export const registerForm = z.object({
  displayName: z.string().trim().min(1, 'Enter your name').max(80, 'At most 80 characters'),
  username: z
    .string()
    .min(3, 'At least 3 characters')
    .max(30, 'At most 30 characters')
    .regex(/^[a-z0-9](-?[a-z0-9])*$/, 'Lower-case letters, digits and single hyphens inside'),
  email,
  password: z.string().min(10, 'At least 10 characters').max(200, 'At most 200 characters'),
});
export type RegisterForm = z.infer<typeof registerForm>;
