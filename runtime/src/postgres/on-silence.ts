/** Calls back after so many milliseconds of silence. What came in the meantime, while this process was busy, is read before. */
export function onSilence(limitMs: number, callback: () => void): { readonly broken: () => void } {
  let afterReading: NodeJS.Immediate | undefined;
  const timer = setTimeout(() => {
    afterReading = setImmediate(callback);
  }, limitMs);
  return {
    broken: () => {
      clearTimeout(timer);
      clearImmediate(afterReading);
    },
  };
}
