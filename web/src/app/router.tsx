import { createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { LandingPage } from '../pages/landing/landing-page.js';
import { adminRoutes } from './admin-routes.js';
import { memberRoute, rootRoute } from './base-routes.js';
import { CrashPage } from './crash-page.js';
import { PendingPage } from './pending-page.js';
import {
  authSearch,
  billingSearch,
  downloadsSearch,
  paidSearch,
  pricingSearch,
  projectsSearch,
  registerSearch,
  tokenSearch,
} from './search-params.js';

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
  validateSearch: registerSearch,
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

const downloadsRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: '/downloads',
  validateSearch: downloadsSearch,
  component: lazyRouteComponent(() => import('../pages/downloads/downloads-page.js'), 'DownloadsPage'),
});

const trainingRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: '/training',
  component: lazyRouteComponent(() => import('../pages/training/training-page.js'), 'TrainingPage'),
});

const courseRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: '/training/$courseId',
  component: lazyRouteComponent(() => import('../pages/training/course-page.js'), 'CoursePage'),
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
      trainingRoute,
      courseRoute,
      downloadsRoute,
      adminRoutes,
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
