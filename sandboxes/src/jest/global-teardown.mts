/** Ends the PostgreSQL of `global-setup.mts` and removes its data. */
export default async function globalTeardown(): Promise<void> {
  await globalThis.stopTestDatabase?.();
}
