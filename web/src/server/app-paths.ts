const pages = new Set([
  '/',
  '/pricing',
  '/login',
  '/register',
  '/verify-email',
  '/forgot-password',
  '/reset-password',
  '/dashboard',
  '/projects',
  '/builder',
  '/downloads',
  '/training',
  '/billing',
  '/billing/success',
  '/purchases',
  '/admin',
]);

/** Pages whose address names what they show. */
const pagesWithParts = [/^\/training\/[^/]+$/, /^\/checkout\/[^/]+\/[^/]+$/, /^\/admin\/.+$/];

/** Whether the application has a page at this path; every other path gets its "not found" page with status 404. */
export function isAppPath(path: string): boolean {
  return pages.has(path) || pagesWithParts.some((pattern) => pattern.test(path));
}
