import { createRootRoute, createRoute, redirect } from '@tanstack/react-router';
import { NotFoundPage } from '../pages/not-found/not-found-page.js';
import { settledSession } from '../session/refresh-session.js';
import { MemberLayout } from './member-layout.js';
import { RootLayout } from './root-layout.js';

/** Above every page. */
export const rootRoute = createRootRoute({ component: RootLayout, notFoundComponent: NotFoundPage });

/** Above the pages of who has signed in; everybody else is sent to do so and comes back. */
export const memberRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'member',
  beforeLoad: async ({ location }) => {
    const session = await settledSession();
    if (session.status !== 'member') throw redirect({ to: '/login', search: { next: location.href } });
  },
  component: MemberLayout,
});
