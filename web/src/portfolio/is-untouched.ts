/** Revision of the page that every account is given. */
const firstRevision = 1;

/** Whether a page is still as the account was given it: never saved and never published. */
export function isUntouched(portfolio: {
  readonly revision: number;
  readonly publishedRevision?: number | null;
}): boolean {
  return portfolio.revision <= firstRevision && portfolio.publishedRevision == null;
}
