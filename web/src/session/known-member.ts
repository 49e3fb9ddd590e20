/** Remembers, without any secret, that this browser has signed in, so that strangers cause no session request. */
const storageKey = 'gatefold.member';

/** Whether somebody has signed in here and not out again. */
export function isKnownMember(): boolean {
  try {
    return localStorage.getItem(storageKey) === '1';
  } catch {
    return false;
  }
}

/** Remembers or forgets. */
export function rememberMember(known: boolean): void {
  try {
    if (known) localStorage.setItem(storageKey, '1');
    else localStorage.removeItem(storageKey);
  } catch {
    return;
  }
}
