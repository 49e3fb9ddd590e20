import { useSyncExternalStore } from 'react';

/** What the person chose; `system` follows the device. */
export type ColourMode = 'system' | 'light' | 'dark';

/** The same key is read by the script in index.html before the first paint. */
const storageKey = 'gatefold.colour-mode';
const listeners = new Set<() => void>();
const darkDevice = typeof matchMedia === 'undefined' ? undefined : matchMedia('(prefers-color-scheme: dark)');

function stored(): ColourMode {
  try {
    const value = localStorage.getItem(storageKey);
    return value === 'light' || value === 'dark' ? value : 'system';
  } catch {
    return 'system';
  }
}

function apply(): void {
  const mode = stored();
  const dark = mode === 'dark' || (mode === 'system' && darkDevice?.matches === true);
  document.documentElement.dataset['theme'] = dark ? 'dark' : 'light';
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Keeps the page in step with the device and with other tabs. */
export function watchColourMode(): void {
  darkDevice?.addEventListener('change', apply);
  addEventListener('storage', (event) => event.key === storageKey && apply());
}

/** Changes and remembers the choice; without storage it lasts until the page is left. */
export function setColourMode(mode: ColourMode): void {
  try {
    if (mode === 'system') localStorage.removeItem(storageKey);
    else localStorage.setItem(storageKey, mode);
  } catch {
    document.documentElement.dataset['theme'] = mode === 'dark' ? 'dark' : 'light';
  }
  apply();
}

/** The person's choice. */
export function useColourMode(): ColourMode {
  return useSyncExternalStore(subscribe, stored, () => 'system');
}
