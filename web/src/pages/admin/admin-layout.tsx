import { Link, Outlet } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useIsAdmin } from '../../session/use-is-admin.js';
import { NotForYou } from './not-for-you.js';

const places = [
  { to: '/admin/customers', label: 'Customers' },
  { to: '/admin/products', label: 'Products' },
  { to: '/admin/revenue', label: 'Revenue' },
  { to: '/admin/webhooks', label: 'Webhooks' },
  { to: '/admin/email', label: 'E-mail' },
] as const;

/** Around every page of administrators. Everybody else is told so; the API refuses them as well. */
export function AdminLayout(): ReactNode {
  if (!useIsAdmin()) return <NotForYou />;
  return (
    <div className="-mt-4 grid grid-cols-1 gap-8">
      <nav aria-label="Administration" className="-mx-5 overflow-x-auto px-5">
        <ul className="flex gap-6 border-b border-crease">
          {places.map(({ to, label }) => (
            <li key={to}>
              <Link
                to={to}
                className="relative flex h-11 items-center text-sm font-[520] whitespace-nowrap text-ink-2 transition-colors hover:text-ink"
                activeProps={{
                  className:
                    'text-ink! after:absolute after:inset-x-0 after:-bottom-px after:h-0.5 after:bg-accent',
                  'aria-current': 'page',
                }}
              >
                {label}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <Outlet />
    </div>
  );
}
