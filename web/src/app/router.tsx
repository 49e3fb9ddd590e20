import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router';
import { LandingPage } from '../pages/landing/landing-page.js';
import { NotFoundPage } from '../pages/not-found/not-found-page.js';
import { settledSession } from '../session/refresh-session.js';
import { CrashPage } from './crash-page.js';
import { MemberLayout } from './member-layout.js';
import { PendingPage } from './pending-page.js';
import { RootLayout } from './root-layout.js';
import {
  authSearch,
  customersSearch,
  emailSearch,
  projectsSearch,
  registerSearch,
  tokenSearch,
  webhooksSearch,
} from './search-params.js';

const rootRoute = createRootRoute({ component: RootLayout, notFoundComponent: NotFoundPage });

const landingRoute = createRoute({ getParentRoute: () => rootRoute, path: '/', component: LandingPage });

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

const memberRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'member',
  beforeLoad: async ({ location }) => {
    const session = await settledSession();
    if (session.status !== 'member') throw redirect({ to: '/login', search: { next: location.href } });
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

const adminRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: '/admin',
  component: lazyRouteComponent(() => import('../pages/admin/admin-layout.js'), 'AdminLayout'),
});

const adminIndexRoute = createRoute({
  getParentRoute: () => adminRoute,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/admin/customers', replace: true });
  },
});

const customersRoute = createRoute({
  getParentRoute: () => adminRoute,
  path: '/customers',
  validateSearch: customersSearch,
  component: lazyRouteComponent(() => import('../pages/admin/customers/customers-page.js'), 'CustomersPage'),
});

const customerRoute = createRoute({
  getParentRoute: () => adminRoute,
  path: '/customers/$username',
  component: lazyRouteComponent(() => import('../pages/admin/customers/customer-page.js'), 'CustomerPage'),
});

const revenueRoute = createRoute({
  getParentRoute: () => adminRoute,
  path: '/revenue',
  component: lazyRouteComponent(() => import('../pages/admin/revenue/revenue-page.js'), 'RevenuePage'),
});

const webhooksRoute = createRoute({
  getParentRoute: () => adminRoute,
  path: '/webhooks',
  validateSearch: webhooksSearch,
  component: lazyRouteComponent(() => import('../pages/admin/webhooks/webhooks-page.js'), 'WebhooksPage'),
});

const emailLogRoute = createRoute({
  getParentRoute: () => adminRoute,
  path: '/email',
  validateSearch: emailSearch,
  component: lazyRouteComponent(() => import('../pages/admin/email/email-page.js'), 'EmailPage'),
});

const downloadsRoute = createRoute({
  getParentRoute: () => memberRoute,
  path: '/downloads',
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

/** Every page of the application. Public pages at `/@name` are documents of their own, made by the server. */
export const router = createRouter({
  routeTree: rootRoute.addChildren([
    landingRoute,
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
      adminRoute.addChildren([
        adminIndexRoute,
        customersRoute,
        customerRoute,
        revenueRoute,
        webhooksRoute,
        emailLogRoute,
      ]),
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
