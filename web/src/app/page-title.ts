import { useEffect } from 'react';

/** Sets the title of the browser tab while the page is shown. */
export function usePageTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · gatefold`;
  }, [title]);
}
