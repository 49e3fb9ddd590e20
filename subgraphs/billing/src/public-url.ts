import { z } from 'zod';

/** Origin at which people reach the platform: of links to files, and where they come back to from pages of Stripe. */
export const publicUrl = z.url({ protocol: /^https?$/ });
