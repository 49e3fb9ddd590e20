import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { CustomerRowFragment } from '../../../gql/graphql.js';
import { Avatar } from '../../../ui/avatar.js';
import { Button } from '../../../ui/button.js';
import { formatDate } from '../../../ui/format-time.js';
import { PageHead } from '../parts/page-head.js';
import { RecordList } from '../parts/record-list.js';
import { rowControlClass, type Column } from '../parts/record-table.js';
import { rowControl } from '../parts/row-control.js';
import { grantStateOf } from '../../../plans/grant-state.js';
import { grantSources, planByGrants } from './grant-state.js';
import { PlanPill } from './plan-pill.js';
import { SearchField } from './search-field.js';
import { useCustomers } from './use-customers.js';

/** By what a person is on a plan, e.g. `TagMango, Administrator`. */
function sourcesOf({ grants }: CustomerRowFragment): string {
  const live = (grants ?? []).filter((grant) => grantStateOf(grant) === 'LIVE');
  const paid = live.filter(({ source }) => source !== 'REGISTRATION');
  return [...new Set(paid.map(({ source }) => grantSources[source]))].join(', ');
}

const columns: readonly Column<CustomerRowFragment>[] = [
  {
    title: 'Person',
    cell: ({ username, displayName, avatarUrl, email }) => (
      <span className="flex min-w-0 items-center gap-3">
        <span className="shrink-0">
          <Avatar name={displayName} url={avatarUrl} />
        </span>
        <span className="grid min-w-0">
          <Link
            to="/admin/customers/$username"
            params={{ username }}
            {...rowControl}
            className={`${rowControlClass} wrap-anywhere`}
          >
            {displayName}
          </Link>
          <span className="text-xs wrap-anywhere text-ink-3">{email ?? `@${username}`}</span>
        </span>
      </span>
    ),
  },
  {
    title: 'Plan',
    cell: (person) => <PlanPill planKey={person.grants ? planByGrants(person.grants) : person.tier} />,
  },
  {
    title: 'Given by',
    wideOnly: true,
    cell: (person) => (
      <span className="text-ink-2">{person.grants ? sourcesOf(person) : 'Not known right now'}</span>
    ),
  },
  {
    title: 'Purchases',
    wideOnly: true,
    alignRight: true,
    cell: ({ purchases }) => <span className="text-ink-2 tabular-nums">{purchases?.length ?? '?'}</span>,
  },
  {
    title: 'Joined',
    wideOnly: true,
    alignRight: true,
    cell: ({ createdAt }) => <span className="text-ink-2">{formatDate(createdAt)}</span>,
  },
];

/** Everybody with an account, to be found by name or address. */
export function CustomersPage(): ReactNode {
  const { search = '' } = useSearch({ from: '/member/admin/customers' });
  const navigate = useNavigate({ from: '/admin/customers' });
  const find = (next: string): void => void navigate({ search: next ? { search: next } : {}, replace: true });
  return (
    <>
      <PageHead title="Customers" lead="Everybody with an account, newest first." />
      <SearchField value={search} onChange={find} />
      <RecordList
        what="customers"
        pages={useCustomers(search)}
        columns={columns}
        keyOf={({ id }) => id}
        empty={{
          title: search ? `Nobody begins with “${search}”` : 'Nobody has an account yet',
          text: 'The search looks at how names, usernames and e-mail addresses begin.',
          action: search && (
            <Button look="secondary" onClick={() => find('')}>
              Show everybody
            </Button>
          ),
        }}
      />
    </>
  );
}
