import './opening-gate.css';
import { Check } from 'lucide-react';
import type { ReactNode } from 'react';

/** A folded sheet that opens when what was bought is there. Decorative. */
export function OpeningGate({ open }: { open: boolean }): ReactNode {
  return (
    <div aria-hidden="true" className="opening-gate" data-open={open}>
      <div className="opening-gate-flap" />
      <div className="opening-gate-middle">
        <Check className="size-10" strokeWidth={2.5} />
      </div>
      <div className="opening-gate-flap" />
    </div>
  );
}
