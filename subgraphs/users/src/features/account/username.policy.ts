import { reservedUsernames } from '../../data/reserved-usernames.js';

/** Lower-case letters, digits and single hyphens between them. */
export const usernamePattern = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
export const usernameLengthMin = 3;
export const usernameLengthMax = 30;

/** Whether the platform keeps this name for itself. */
export function isReserved(username: string): boolean {
  return reservedUsernames.has(username);
}

/** The form in which usernames are stored and looked up. */
export function normaliseUsername(username: string): string {
  return username.trim().toLowerCase();
}
