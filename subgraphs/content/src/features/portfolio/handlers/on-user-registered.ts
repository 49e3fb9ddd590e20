import type { Transaction } from '@gatefold/runtime/database';
import { defineHandler } from '@gatefold/runtime/events';
import { userRegistered } from '@gatefold/schema';
import { openPortfolioFor } from '../use-cases/open-portfolio.js';

/** Everybody has a portfolio from the start. */
export const onUserRegistered = defineHandler(userRegistered, {
  name: 'portfolio-on-user-registered',
  handle: (payload, tx: Transaction) => openPortfolioFor(tx, payload),
});
