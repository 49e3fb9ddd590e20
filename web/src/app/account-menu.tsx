import { Link } from '@tanstack/react-router';
import { CreditCard, ExternalLink, LogOut, ShoppingBag } from 'lucide-react';
import { DropdownMenu } from 'radix-ui';
import type { ReactNode } from 'react';
import type { SessionUserFragment } from '../gql/graphql.js';
import { useSignOut } from '../session/use-sign-out.js';
import { Avatar } from '../ui/avatar.js';
import { menuItemClass, menuPanelClass } from '../ui/menu.js';

const places = [
  { to: '/billing', label: 'Plan and billing', Icon: CreditCard },
  { to: '/purchases', label: 'Purchases', Icon: ShoppingBag },
] as const;

/** Who is signed in, and the way out. */
export function AccountMenu({ user }: { user: SessionUserFragment }): ReactNode {
  const signOut = useSignOut();
  return (
    <DropdownMenu.Root>
      <DropdownMenu.Trigger asChild>
        <button type="button" className="rounded-full">
          <span className="sr-only">Account of {user.displayName}</span>
          <Avatar name={user.displayName} url={user.avatarUrl} />
        </button>
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content align="end" sideOffset={8} className={menuPanelClass}>
          <div className="px-2.5 py-2">
            <p className="text-sm font-[600]">{user.displayName}</p>
            <p className="text-xs text-ink-3">@{user.username}</p>
          </div>
          <DropdownMenu.Separator className="my-1 h-px bg-crease" />
          <DropdownMenu.Item asChild className={menuItemClass}>
            <a href={`/@${user.username}`} target="_blank" rel="noreferrer">
              <ExternalLink aria-hidden className="size-4" />
              View my page
            </a>
          </DropdownMenu.Item>
          {places.map(({ to, label, Icon }) => (
            <DropdownMenu.Item key={to} asChild className={menuItemClass}>
              <Link to={to}>
                <Icon aria-hidden className="size-4" />
                {label}
              </Link>
            </DropdownMenu.Item>
          ))}
          <DropdownMenu.Separator className="my-1 h-px bg-crease" />
          <DropdownMenu.Item className={menuItemClass} onSelect={() => void signOut()}>
            <LogOut aria-hidden className="size-4" />
            Sign out
          </DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}
