import { Lock, LockOpen } from 'lucide-react';
import type { ReactNode } from 'react';
import { Pill } from '../../ui/card.js';

/** Whether a course is open, in a word. */
export function CourseState({ isOpen }: { isOpen: boolean }): ReactNode {
  const Icon = isOpen ? LockOpen : Lock;
  return (
    <Pill tone={isOpen ? 'good' : 'plain'}>
      <Icon aria-hidden className="size-3" />
      {isOpen ? 'Open' : 'Locked'}
    </Pill>
  );
}
