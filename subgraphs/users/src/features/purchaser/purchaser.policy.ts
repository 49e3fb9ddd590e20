import { reservedUsernames } from '../../data/reserved-usernames.js';

/** What a seller knows of a buyer. */
interface Buyer {
  readonly email: string;
  readonly name: string;
}

const usernameLengthMin = 3;
const usernameLengthMax = 30;
const displayNameLengthMax = 80;
const fallback = 'member';

const mailboxOf = ({ email }: Buyer): string => email.slice(0, email.lastIndexOf('@'));

/**
 * A username of the name, or of the mailbox where the name has no Latin letters; the person can change it. `suffix` is
 * appended when the plain one is taken: lower-case letters and digits, or ''.
 */
export function usernameFor(buyer: Buyer, suffix: string): string {
  const candidates = [buyer.name, mailboxOf(buyer)].map(hyphenated);
  const chosen =
    candidates.find((word) => word.length >= usernameLengthMin && !reservedUsernames.has(word)) ?? fallback;
  const ending = suffix && `-${suffix}`;
  const stem = chosen.slice(0, usernameLengthMax - ending.length).replace(/-$/, '');
  return `${stem}${ending}`;
}

/** The name in one line, or the mailbox where there is none. */
export function displayNameFor(buyer: Buyer): string {
  const [name, mailbox] = [buyer.name, mailboxOf(buyer)].map(oneLine);
  const text = (name || mailbox || fallback).slice(0, displayNameLengthMax);
  return (text.isWellFormed() ? text : text.slice(0, -1)).trim();
}

function oneLine(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ')
    .trim();
}

/** Lower-case letters, digits and single hyphens between them; accents are dropped, other scripts too. */
function hyphenated(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{Mn}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, usernameLengthMax + 1)
    .replaceAll(/^-|-$/g, '')
    .slice(0, usernameLengthMax)
    .replace(/-$/, '');
}
