import { useState, type ReactNode } from 'react';
import { planOf } from '@gatefold/schema';
import type { CustomerGrantFragment } from '../../../gql/graphql.js';
import { Button } from '../../../ui/button.js';
import { Pill, type PillTone } from '../../../ui/card.js';
import { formatDate, formatExactTime } from '../../../ui/format-time.js';
import { grantStateOf, type GrantState } from '../../../plans/grant-state.js';
import { grantSources } from './grant-state.js';
import { RevokeDialog } from './revoke-dialog.js';

const states: Readonly<Record<GrantState, { readonly label: string; readonly tone: PillTone }>> = {
  LIVE: { label: 'Counts now', tone: 'good' },
  PLANNED: { label: 'Not yet', tone: 'accent' },
  ENDED: { label: 'Ended', tone: 'plain' },
  REVOKED: { label: 'Taken back', tone: 'plain' },
};

/** From when to when, in words. */
function spanOf({ startsAt, endsAt, revokedAt }: CustomerGrantFragment): string {
  const start = `From ${formatDate(startsAt)}`;
  if (revokedAt) return `${start}, taken back ${formatExactTime(revokedAt)}`;
  return endsAt ? `${start} until ${formatExactTime(endsAt)}` : `${start}, open end`;
}

interface GrantListProps {
  readonly grants: readonly CustomerGrantFragment[];
  readonly personName: string;
  /** Called after a grant was taken back. */
  readonly onChanged: () => void;
}

/** Every reason why a person is or was on a plan, newest first. */
export function GrantList({ grants, personName, onChanged }: GrantListProps): ReactNode {
  const [revoked, setRevoked] = useState<CustomerGrantFragment>();
  if (grants.length === 0)
    return (
      <p className="text-sm text-ink-2">
        None yet. The first one follows within a moment of the registration.
      </p>
    );
  return (
    <>
      <ul className="-mx-6 -mb-6 grid">
        {grants.map((grant) => {
          const state = grantStateOf(grant);
          const canRevoke = (state === 'LIVE' || state === 'PLANNED') && grant.source !== 'REGISTRATION';
          return (
            <li
              key={grant.id}
              className="flex flex-wrap items-center gap-x-6 gap-y-2 border-t border-crease px-6 py-3.5"
            >
              <div className="grid min-w-0 flex-1 basis-64 gap-0.5">
                <p className="flex flex-wrap items-center gap-2.5 font-[560]">
                  {planOf(grant.planKey).name}
                  <Pill tone={states[state].tone}>{states[state].label}</Pill>
                </p>
                <p className="text-sm wrap-anywhere text-ink-2">{grant.reason}</p>
                <p className="text-xs text-ink-3">
                  {grantSources[grant.source]} · {spanOf(grant)}
                </p>
              </div>
              {canRevoke && (
                <Button look="danger" size="small" onClick={() => setRevoked(grant)}>
                  Take back
                  <span className="sr-only">: {planOf(grant.planKey).name}</span>
                </Button>
              )}
            </li>
          );
        })}
      </ul>
      {revoked && (
        <RevokeDialog
          grant={revoked}
          personName={personName}
          onClose={() => setRevoked(undefined)}
          onRevoked={onChanged}
        />
      )}
    </>
  );
}
