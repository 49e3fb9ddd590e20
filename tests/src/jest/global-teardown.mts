/** Ends the platform that test files shared and removes its data. */
export default async function globalTeardown(): Promise<void> {
  await globalThis.stopSharedPlatform?.();
}
