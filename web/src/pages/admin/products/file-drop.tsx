import { clsx } from 'clsx';
import { FileUp } from 'lucide-react';
import { useState, type ReactNode } from 'react';

interface FileDropProps {
  readonly file: File | undefined;
  readonly disabled: boolean;
  readonly onChoose: (file: File) => void;
}

/** A place to drop one file, or to choose it with the keyboard: the browser's own control lies over it. */
export function FileDrop({ file, disabled, onChoose }: FileDropProps): ReactNode {
  const [isOver, setOver] = useState(false);
  return (
    <div
      className={clsx(
        'relative flex min-h-20 items-center gap-3 rounded-md border border-dashed px-4 py-3 text-sm transition-colors',
        'has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent-text',
        isOver ? 'border-accent-text bg-accent-soft' : 'border-crease-strong hover:bg-paper',
      )}
    >
      <FileUp aria-hidden className="size-5 shrink-0 text-ink-2" />
      <span className="grid min-w-0">
        <span className="font-[560] wrap-anywhere">{file ? file.name : 'Choose a file'}</span>
        <span className="text-ink-2">{file ? 'Choose or drop another one' : 'or drop it here'}</span>
      </span>
      <input
        type="file"
        aria-label="File"
        disabled={disabled}
        className="absolute inset-0 cursor-pointer opacity-0"
        onDragEnter={() => setOver(true)}
        onDragLeave={() => setOver(false)}
        onDrop={() => setOver(false)}
        onChange={(event) => {
          const [first] = event.target.files ?? [];
          if (first) onChoose(first);
          event.target.value = '';
        }}
      />
    </div>
  );
}
