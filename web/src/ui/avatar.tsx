import type { ReactNode } from 'react';

/** First letters of the first and the last word. */
function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map(
    (word) => [...(word ?? '')][0] ?? '',
  );
  return letters.join('').toUpperCase();
}

/** Picture of a person, or initials. Decorative: the name stands beside it or labels the control. */
export function Avatar({ name, url }: { name: string; url?: string | null | undefined }): ReactNode {
  return (
    <span
      aria-hidden="true"
      className="grid size-9 place-items-center overflow-hidden rounded-full bg-ink text-xs font-[640] tracking-wide text-paper"
    >
      {url?.startsWith('https://') ? (
        <img src={url} alt="" className="size-full object-cover" />
      ) : (
        initialsOf(name)
      )}
    </span>
  );
}
