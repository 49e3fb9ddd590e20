import { useBlocker } from '@tanstack/react-router';

/** Saves before another page of the application is opened, and warns when that fails or the tab is closed. */
export function useLeaveWarning(unsaved: boolean, flush: () => Promise<boolean>): void {
  useBlocker({
    enableBeforeUnload: () => unsaved,
    shouldBlockFn: async () => {
      if (!unsaved || (await flush())) return false;
      return !confirm('Your latest changes are not saved. Leave anyway?');
    },
  });
}
