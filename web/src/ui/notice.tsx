import { clsx } from 'clsx';
import { CircleAlert, CircleCheck, Info } from 'lucide-react';
import type { ReactNode } from 'react';

type Tone = 'bad' | 'good' | 'info';

const tones: Readonly<Record<Tone, { box: string; icon: typeof Info }>> = {
  bad: { box: 'bg-bad-soft text-bad', icon: CircleAlert },
  good: { box: 'bg-good-soft text-good', icon: CircleCheck },
  info: { box: 'bg-accent-soft text-accent-text', icon: Info },
};

/** A sentence that matters, inside the page. A bad one is announced at once. */
export function Notice({
  tone,
  children,
  className,
}: {
  tone: Tone;
  children: ReactNode;
  className?: string;
}): ReactNode {
  const { box, icon: Icon } = tones[tone];
  return (
    <div
      role={tone === 'bad' ? 'alert' : 'status'}
      className={clsx('flex items-start gap-2.5 rounded-md px-3.5 py-3 text-sm', box, className)}
    >
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
      <div className="min-w-0">{children}</div>
    </div>
  );
}
