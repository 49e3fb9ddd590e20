import { z } from 'zod';

/** Browsers drop tabs and line breaks from addresses and read `\` as `/`, so that `/<tab>/evil.example` is another site. */
const plainPath = /^\/(?![/\\])[^\\\p{Cc}]*$/u;

/** A path of this site, to which one may return after signing in. */
export const ownPath = z
  .string()
  .max(2_000)
  .regex(plainPath)
  .refine((path) => URL.parse(path, 'https://own.invalid')?.origin === 'https://own.invalid');
