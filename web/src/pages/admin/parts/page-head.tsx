import type { ReactNode } from 'react';
import { usePageTitle } from '../../../app/page-title.js';

interface PageHeadProps {
  readonly title: string;
  readonly lead: string;
  /** Right of the title. */
  readonly aside?: ReactNode;
}

/** Title of a page of administrators, also in the browser's tab. */
export function PageHead({ title, lead, aside }: PageHeadProps): ReactNode {
  usePageTitle(title);
  return (
    <div className="flex flex-wrap items-end justify-between gap-4">
      <div className="grid gap-1">
        <h1 className="text-3xl font-[660] tight-3">{title}</h1>
        <p className="max-w-[70ch] text-ink-2">{lead}</p>
      </div>
      {aside}
    </div>
  );
}
