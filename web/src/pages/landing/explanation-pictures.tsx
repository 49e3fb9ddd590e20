import { ArrowUp, GripVertical, Lock } from 'lucide-react';
import { useId, useState, type ReactNode } from 'react';
import { PagePreview } from '../../portfolio/page-preview.js';
import { samplePage } from './sample-page.js';

const rows = ['Opening', 'Selected work', 'Experience', 'Contact'];

/** Blocks in a column, one of them on its way up. */
export function ArrangePicture(): ReactNode {
  return (
    <div aria-hidden="true" className="grid h-full content-center gap-2.5 p-7">
      {rows.map((row, index) => (
        <div
          key={row}
          className={
            index === 2
              ? 'flex -translate-y-1 translate-x-4 -rotate-[1.5deg] items-center gap-3 rounded-md border border-accent bg-sheet px-4 py-3 text-sm font-[600] shadow-lift'
              : 'flex items-center gap-3 rounded-md border border-crease bg-sheet px-4 py-3 text-sm text-ink-2'
          }
        >
          <GripVertical className="size-4 text-ink-3" />
          {row}
          {index === 2 && (
            <kbd className="ml-auto inline-flex items-center gap-1 rounded-sm bg-accent-soft px-1.5 py-0.5 font-sans text-xs text-accent-text">
              Alt <ArrowUp className="size-3" />
            </kbd>
          )}
        </div>
      ))}
    </div>
  );
}

/** A page behind its own address. */
export function PublishPicture(): ReactNode {
  const page = samplePage('Calm tools for people with complicated jobs.');
  return (
    <div aria-hidden="true" className="grid h-full content-end px-7 pt-7">
      <div className="overflow-hidden rounded-t-md border border-b-0 border-crease bg-sheet shadow-lift">
        <div className="flex items-center gap-2 border-b border-crease px-3.5 py-2.5 text-xs text-ink-2">
          <Lock className="size-3" />
          {location.host}/<span className="-ml-2 font-[640] text-ink">@mira</span>
        </div>
        <PagePreview model={page} drawnWidthPx={880} className="aspect-[16/11]" />
      </div>
    </div>
  );
}

/** Type on the left, and the visitor's page changes: the real drawing code, not a film. */
export function LivePicture(): ReactNode {
  const id = useId();
  const [heading, setHeading] = useState('Type here');
  return (
    <div className="grid h-full content-end gap-4 px-7 pt-7">
      <div className="grid gap-1.5">
        <label htmlFor={id} className="text-xs font-[560] text-ink-2">
          You write
        </label>
        <input
          id={id}
          value={heading}
          maxLength={60}
          onChange={(event) => setHeading(event.target.value)}
          className="h-11 w-full rounded-md border border-crease-strong/70 bg-sheet px-3.5 font-[560]"
        />
      </div>
      <div
        aria-hidden="true"
        className="overflow-hidden rounded-t-md border border-b-0 border-crease bg-sheet shadow-lift"
      >
        <p className="flex items-center gap-2 border-b border-crease px-3.5 py-2 text-xs text-ink-2">
          <span className="size-1.5 rounded-full bg-good" />
          Your visitor reads
        </p>
        <PagePreview model={samplePage(heading || ' ')} drawnWidthPx={720} className="aspect-[16/9]" />
      </div>
    </div>
  );
}
