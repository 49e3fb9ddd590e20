export { newAccountToken, hashAccountToken } from './account-token.js';
export {
  deleteExpiredTokens,
  deleteTokensOf,
  findToken,
  insertToken,
  takeToken,
} from './account-token.repository.js';
export type { TokenPurpose } from './token-purpose.js';
