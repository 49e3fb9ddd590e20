import type { ReactNode } from 'react';
import { planOf, type Tier } from '@gatefold/schema';
import { Pill } from '../../../ui/card.js';

/** The name of a plan; what is paid for stands out. */
export function PlanPill({ planKey }: { planKey: Tier }): ReactNode {
  return <Pill tone={planKey === 'FREE' ? 'plain' : 'accent'}>{planOf(planKey).name}</Pill>;
}
