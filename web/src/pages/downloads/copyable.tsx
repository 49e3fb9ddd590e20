import { Check, Copy } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { IconButton } from '../../ui/button.js';

interface CopyableProps {
  /** What the text is, e.g. "Licence key". */
  readonly label: string;
  readonly text: string;
}

/** A text for machines, with a button that copies it. It can be selected where copying is not allowed. */
export function Copyable({ label, text }: CopyableProps): ReactNode {
  const [copied, setCopied] = useState(false);
  const copy = (): void => {
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return (
    <div className="grid grid-cols-1 gap-1">
      <p className="text-xs text-ink-2">{label}</p>
      <div className="flex items-center gap-1 rounded-md border border-crease bg-paper py-1 pr-1 pl-3">
        <input
          readOnly
          aria-label={label}
          value={text}
          onFocus={(event) => event.target.select()}
          className="min-w-0 flex-1 bg-transparent py-1.5 font-mono text-[0.8125rem] text-ellipsis"
        />
        <IconButton label={copied ? 'Copied' : `Copy: ${label}`} onClick={copy}>
          {copied ? (
            <Check aria-hidden className="size-4 text-good" />
          ) : (
            <Copy aria-hidden className="size-4" />
          )}
        </IconButton>
      </div>
      <span role="status" className="sr-only">
        {copied ? `${label} copied` : ''}
      </span>
    </div>
  );
}
