import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { memberRoute } from './base-routes.js';
import { customersSearch, emailSearch, managedProductsSearch, webhooksSearch } from './search-params.js';

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

const productsRoute = createRoute({
  getParentRoute: () => adminRoute,
  path: '/products',
  validateSearch: managedProductsSearch,
  component: lazyRouteComponent(() => import('../pages/admin/products/products-page.js'), 'ProductsPage'),
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

/** Pages for administrators; the layout tells everybody else. */
export const adminRoutes = adminRoute.addChildren([
  adminIndexRoute,
  customersRoute,
  customerRoute,
  productsRoute,
  revenueRoute,
  webhooksRoute,
  emailLogRoute,
]);
