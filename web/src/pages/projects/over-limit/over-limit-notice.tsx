import { useQuery, useSubscription } from '@apollo/client/react';
import { Link } from '@tanstack/react-router';
import { Snowflake } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { ProjectsOverLimitDocument, ProjectsOverLimitUpdatedDocument } from '../../../gql/graphql.js';
import { Button, buttonClass } from '../../../ui/button.js';
import { ChooseLivePanel } from './choose-live-panel.js';
import { noticeText } from './notice-text.js';

interface OverLimitNoticeProps {
  readonly projectCount: number;
  /** Called when other projects than before do not fit, or one of them froze. */
  readonly onChange: () => void;
}

/** Tells of projects beyond the plan, live, and lets the person choose. Nothing is shown while all fit. */
export function OverLimitNotice({ projectCount, onChange }: OverLimitNoticeProps): ReactNode {
  const [choosing, setChoosing] = useState(false);
  const { data } = useQuery(ProjectsOverLimitDocument);
  useSubscription(ProjectsOverLimitUpdatedDocument, { ignoreResults: true, onData: onChange });
  const over = data?.me?.projectsOverLimit;
  if (!over || over.totalCount === 0 || projectCount <= over.totalCount) return null;
  const { title, explanation, wayOut } = noticeText(over.nodes, over.totalCount, projectCount);
  return (
    <section
      aria-labelledby="over-limit-title"
      className="fold-sheet grid grid-cols-[auto_1fr] gap-x-4 gap-y-3 px-5 py-4"
    >
      <Snowflake aria-hidden className="mt-0.5 size-5 text-warn" />
      <div className="grid gap-1" role="status">
        <h2 id="over-limit-title" className="font-[620] tight-1">
          {title}
        </h2>
        <p className="max-w-[72ch] text-sm text-ink-2">
          {explanation} {wayOut}
        </p>
      </div>
      <div className="col-start-2 flex flex-wrap gap-3">
        <Button size="small" onClick={() => setChoosing(true)}>
          Choose what stays live
        </Button>
        {wayOut && (
          <Link to="/pricing" className={buttonClass('secondary', 'small')}>
            Upgrade
          </Link>
        )}
      </div>
      {choosing && <ChooseLivePanel onClose={() => setChoosing(false)} />}
    </section>
  );
}
