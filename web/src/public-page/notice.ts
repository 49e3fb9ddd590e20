import { pageElements } from './page-state.js';

const shownMs = 4000;
let hideTimer: ReturnType<typeof setTimeout> | undefined;

/** Says something to the visitor without taking the focus; a passing notice goes away after 4 s. */
export function showNotice(text: string, { passing }: { passing: boolean }): void {
  const element = document.getElementById(pageElements.notice);
  if (!element) return;
  clearTimeout(hideTimer);
  element.textContent = text;
  element.classList.add('pf-notice-shown');
  if (passing) hideTimer = setTimeout(hideNotice, shownMs);
}

/** Takes the notice away. */
export function hideNotice(): void {
  document.getElementById(pageElements.notice)?.classList.remove('pf-notice-shown');
}
