import type { ReactNode } from 'react';
import { planOf } from '@gatefold/schema';
import type { ShownGrantFragment } from '../../gql/graphql.js';
import { grantSourceNames } from '../../plans/grant-sources.js';
import { Card, MissingPart, Pill } from '../../ui/card.js';
import { formatDate } from '../../ui/format-time.js';
import { splitGrants } from './split-grants.js';

interface GrantsSectionProps {
  /** Null when billing does not answer. */
  readonly grants: readonly ShownGrantFragment[] | null;
  readonly onRetry: () => void;
}

function lifeOf({ startsAt, endsAt, revokedAt }: ShownGrantFragment): string {
  if (revokedAt) return `${formatDate(startsAt)} to ${formatDate(revokedAt)}`;
  return endsAt ? `${formatDate(startsAt)} to ${formatDate(endsAt)}` : `Since ${formatDate(startsAt)}`;
}

function GrantRow({ grant, counts }: { grant: ShownGrantFragment; counts: boolean }): ReactNode {
  return (
    <li className="grid gap-0.5 py-3.5">
      <p className="flex flex-wrap items-center justify-between gap-2">
        <span className="font-[560]">{grantSourceNames[grant.source]}</span>
        <Pill tone={counts ? 'accent' : 'plain'}>{planOf(grant.planKey).name}</Pill>
      </p>
      <p className="text-sm wrap-anywhere text-ink-2">{grant.reason}</p>
      <p className="text-sm text-ink-3">{lifeOf(grant)}</p>
    </li>
  );
}

/** Why the person is on their plan: every source, the one that counts in front, what is over folded away. */
export function GrantsSection({ grants, onRetry }: GrantsSectionProps): ReactNode {
  const { live, over } = splitGrants(grants ?? []);
  return (
    <Card title="Why you are on this plan">
      {grants ? (
        <>
          <p className="text-sm text-ink-2">
            {live.length > 1
              ? 'The highest of these counts. When one ends, the next one holds.'
              : 'What gives you your plan.'}
          </p>
          <ul className="mt-2 divide-y divide-crease">
            {live.map((grant, index) => (
              <GrantRow key={grant.id} grant={grant} counts={index === 0} />
            ))}
          </ul>
          {over.length > 0 && (
            <details className="mt-2">
              <summary className="w-fit text-sm font-[560] text-accent-text underline underline-offset-4">
                What is over
              </summary>
              <ul className="mt-2 divide-y divide-crease">
                {over.map((grant) => (
                  <GrantRow key={grant.id} grant={grant} counts={false} />
                ))}
              </ul>
            </details>
          )}
        </>
      ) : (
        <MissingPart what="Where your plan comes from" onRetry={onRetry} />
      )}
    </Card>
  );
}
