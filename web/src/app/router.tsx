import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { billingIntervals, tiers } from '@gatefold/schema';
import { z } from 'zod';
import { LandingPage } from '../pages/landing/landing-page.js';
import { NotFoundPage } from '../pages/not-found/not-found-page.js';
import { settledSession } from '../session/refresh-session.js';
import { CrashPage } from './crash-page.js';
import { MemberLayout } from './member-layout.js';
import { ownPath } from './own-path.js';
import { PendingPage } from './pending-page.js';
import { RootLayout } from './root-layout.js';

const authSearch = z.object({ next: ownPath.optional().catch(undefined) });

/** Of a link in an e-mail. A token that looks like a number comes as one. */
const tokenSearch = z.object({ token: z.coerce.string().max(200).optional().catch(undefined) });

/** `edit` is the id of the project whose form is open, `new` opens an empty one. */
const projectsSearch = z.object({
  new: z.boolean().optional().catch(undefined),
  edit: z.string().max(200).optional().catch(undefined),
});

/** `cancelled`: came back from the payment page without paying. */
const pricingSearch = z.object({
  interval: z.enum(billingIntervals).optional().catch(undefined),
  cancelled: z.boolean().optional().catch(undefined),
});

/** `change` is the plan whose change is offered at once. */
const billingSearch = z.object({ change: z.enum(tiers).optional().catch(undefined) });
const paidSearch = z.object({ plan: z.enum(tiers).optional().catch(undefined) });

const rootRoute = createRootRoute({ component: RootLayout, notFoundComponent: NotFoundPage });

const landingRoute = createRoute({ getParentRoute: () => rootRoute, path: '/', component: LandingPage });

const pricingRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/pricing',
  validateSearch: pricingSearch,
  component: lazyRouteComponent(() => import('../pages/pricing/pricing-page.js'), 'PricingPage'),
});

const loginRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/login',
  validateSearch: authSearch,
  component: lazyRouteComponent(() => import('../pages/auth/login-page.js'), 'LoginPage'),
});

const registerRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/register',
  validateSearch: authSearch.extend({ username: z.string().max(30).optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('../pages/auth/register-page.js'), 'RegisterPage'),
});

const verifyEmailRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/verify-email',
  validateSearch: tokenSearch,
  component: lazyRouteComponent(() => import('../pages/email/verify-email-page.js'), 'VerifyEmailPage'),
});

const forgotPasswordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/forgot-password',
  component: lazyRouteComponent(() => import('../pages/email/forgot-password-page.js'), 'ForgotPasswordPage'),
});

const resetPasswordRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/reset-password',
  validateSearch: tokenSearch,
  component: lazyRouteComponent(() => import('../pages/email/reset-password-page.js'), 'ResetPasswordPage'),
});

const memberRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'member',
  beforeLoad: async ({ location }) => {
    const session = await settledSession();
    if (session.status !== 'member') throw redirect({ to: '/login', search: { next: location.pathname } });
  },
  component: MemberLayout,
});

const dashboardRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: '/dashboard',
  component: lazyRouteComponent(() => import('../pages/dashboard/dashboard-page.js'), 'DashboardPage'),
});

const projectsRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: '/projects',
  validateSearch: projectsSearch,
  component: lazyRouteComponent(() => import('../pages/projects/projects-page.js'), 'ProjectsPage'),
});

const builderRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: '/builder',
  component: lazyRouteComponent(() => import('../pages/builder/builder-page.js'), 'BuilderPage'),
});

const billingRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: '/billing',
  validateSearch: billingSearch,
  component: lazyRouteComponent(() => import('../pages/billing/billing-page.js'), 'BillingPage'),
});

const paidRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: '/billing/success',
  validateSearch: paidSearch,
  component: lazyRouteComponent(() => import('../pages/checkout/paid-page.js'), 'PaidPage'),
});

const checkoutRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: '/checkout/$plan/$interval',
  component: lazyRouteComponent(() => import('../pages/checkout/checkout-page.js'), 'CheckoutPage'),
});

const purchasesRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: '/purchases',
  component: lazyRouteComponent(() => import('../pages/purchases/purchases-page.js'), 'PurchasesPage'),
});

/** Every page of the application. Public pages at `/@name` are documents of their own, made by the server. */
export const router = createRouter({
  routeTree: rootRoute.addChildren([
    landingRoute,
    pricingRoute,
    loginRoute,
    registerRoute,
    verifyEmailRoute,
    forgotPasswordRoute,
    resetPasswordRoute,
    memberRoute.addChildren([
      dashboardRoute,
      projectsRoute,
      builderRoute,
      checkoutRoute,
      billingRoute,
      paidRoute,
      purchasesRoute,
    ]),
  ]),
  defaultPreload: 'intent',
  defaultErrorComponent: CrashPage,
  defaultPendingComponent: PendingPage,
  defaultPendingMs: 200,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
