import { useQuery } from '@apollo/client/react';
import { Link, useParams } from '@tanstack/react-router';
import { ArrowLeft, ExternalLink, Plus } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { usePageTitle } from '../../../app/page-title.js';
import { CustomerDocument, type CustomerIdentityFragment } from '../../../gql/graphql.js';
import { failureText } from '../../../graphql/failure-text.js';
import { Avatar } from '../../../ui/avatar.js';
import { Button, buttonClass } from '../../../ui/button.js';
import { Card, MissingPart, Pill } from '../../../ui/card.js';
import { Failure } from '../../../ui/failure.js';
import { formatDate } from '../../../ui/format-time.js';
import { Skeleton } from '../../../ui/skeleton.js';
import { CustomerCharges } from './customer-charges.js';
import { CustomerEmails } from './customer-emails.js';
import { CustomerInvoices } from './customer-invoices.js';
import { CustomerPurchases } from './customer-purchases.js';
import { CustomerUsage } from './customer-usage.js';
import { GivePlanDialog } from './give-plan-dialog.js';
import { GrantList } from './grant-list.js';
import { planByGrants } from './grant-state.js';
import { PlanPill } from './plan-pill.js';

/** One person: what they have, by what, what they bought and what was sent to them. */
export function CustomerPage(): ReactNode {
  const { username } = useParams({ from: '/member/admin/customers/$username' });
  usePageTitle(`@${username}`);
  const [isGiving, setGiving] = useState(false);
  const { data, error, refetch } = useQuery(CustomerDocument, {
    variables: { username },
    errorPolicy: 'all',
  });
  const retry = (): void => void refetch().catch(() => undefined);
  const person = data?.user;
  if (!person && error)
    return <Failure title="This person did not load" text={failureText(error)} onRetry={retry} />;
  if (!data) return <CustomerSkeleton />;
  if (!person) return <NobodyHere username={username} />;
  return (
    <>
      <PersonHead person={person} planKey={person.grants ? planByGrants(person.grants) : person.tier} />
      <div className="grid grid-cols-1 gap-10">
        <Card
          title="Grants"
          aside={
            <Button
              size="small"
              icon={<Plus aria-hidden className="size-4" />}
              onClick={() => setGiving(true)}
            >
              Give a plan
            </Button>
          }
        >
          {person.grants ? (
            <GrantList grants={person.grants} personName={person.displayName} onChanged={retry} />
          ) : (
            <MissingPart what="Grants" onRetry={retry} />
          )}
        </Card>
        <div className="grid grid-cols-1 gap-x-6 gap-y-10 lg:grid-cols-2">
          <Card title="Purchases">
            {person.purchases ? (
              <CustomerPurchases purchases={person.purchases} />
            ) : (
              <MissingPart what="Purchases" onRetry={retry} />
            )}
          </Card>
          <Card title="Usage">
            {person.usage ? (
              <CustomerUsage periods={person.usage.current} />
            ) : (
              <MissingPart what="Usage" onRetry={retry} />
            )}
          </Card>
        </div>
        <div className="grid grid-cols-1 gap-x-6 gap-y-10 lg:grid-cols-2">
          <Card title="Invoices">
            <CustomerInvoices username={username} personName={person.displayName} onChanged={retry} />
          </Card>
          <Card title="Charged by the unit">
            {person.overageCharges ? (
              <CustomerCharges
                charges={person.overageCharges.nodes}
                personName={person.displayName}
                onChanged={retry}
              />
            ) : (
              <MissingPart what="What was charged by the unit" onRetry={retry} />
            )}
          </Card>
        </div>
        <Card title="E-mail">
          <CustomerEmails userId={person.id} />
        </Card>
      </div>
      {isGiving && (
        <GivePlanDialog
          userId={person.id}
          personName={person.displayName}
          onClose={() => setGiving(false)}
          onGiven={retry}
        />
      )}
    </>
  );
}

function BackToAll(): ReactNode {
  return (
    <Link to="/admin/customers" className={buttonClass('quiet', 'small', '-ml-3 w-fit')}>
      <ArrowLeft aria-hidden className="size-4" />
      All customers
    </Link>
  );
}

function PersonHead({
  person,
  planKey,
}: {
  person: CustomerIdentityFragment;
  planKey: CustomerIdentityFragment['tier'];
}): ReactNode {
  return (
    <div className="grid gap-4">
      <BackToAll />
      <div className="flex flex-wrap items-center gap-4">
        <Avatar name={person.displayName} url={person.avatarUrl} />
        <div className="grid min-w-0 flex-1 basis-60 gap-1">
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <h1 className="text-3xl font-[660] wrap-anywhere tight-3">{person.displayName}</h1>
            <PlanPill planKey={planKey} />
          </div>
          <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1 text-sm text-ink-2">
            <span>@{person.username}</span>
            {person.email && <span className="wrap-anywhere">{person.email}</span>}
            {person.emailVerified != null && (
              <Pill tone={person.emailVerified ? 'good' : 'warn'}>
                {person.emailVerified ? 'Confirmed' : 'Not confirmed'}
              </Pill>
            )}
            <span>Joined {formatDate(person.createdAt)}</span>
          </p>
        </div>
        <a
          href={`/@${person.username}`}
          target="_blank"
          rel="noreferrer"
          className={buttonClass('secondary', 'small')}
        >
          <ExternalLink aria-hidden className="size-4" />
          View page
        </a>
      </div>
    </div>
  );
}

function NobodyHere({ username }: { username: string }): ReactNode {
  return (
    <div className="grid gap-4">
      <BackToAll />
      <h1 className="text-3xl font-[660] wrap-anywhere tight-3">Nobody is called @{username}</h1>
      <p className="text-ink-2">Usernames can change. Look for the person by e-mail address.</p>
    </div>
  );
}

function CustomerSkeleton(): ReactNode {
  return (
    <div role="status" aria-label="Loading the person" className="grid gap-8">
      <Skeleton className="h-12 w-80 max-w-full" />
      <Skeleton className="h-48" />
      <Skeleton className="h-32" />
    </div>
  );
}
