import { clsx } from 'clsx';
import { Tabs } from 'radix-ui';
import type { ReactNode } from 'react';
import { SafeMarkdown } from '../../portfolio/safe-markdown.js';
import { FieldFrame, controlClass } from '../../ui/field.js';

interface MarkdownFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly onBlur: () => void;
  readonly error?: string | undefined;
}

const tabClass =
  'rounded-sm px-2 py-0.5 text-sm text-ink-2 data-[state=active]:bg-paper-deep data-[state=active]:text-ink data-[state=active]:font-[560]';

/** Markdown with a preview that is drawn by the same code as the public page. */
export function MarkdownField({ label, value, onChange, onBlur, error }: MarkdownFieldProps): ReactNode {
  return (
    <Tabs.Root defaultValue="write" className="relative">
      <Tabs.List aria-label={`${label}: write or preview`} className="absolute top-[-3px] right-0 flex gap-1">
        <Tabs.Trigger value="write" className={tabClass}>
          Write
        </Tabs.Trigger>
        <Tabs.Trigger value="preview" className={tabClass}>
          Preview
        </Tabs.Trigger>
      </Tabs.List>
      <Tabs.Content value="write">
        <FieldFrame
          label={label}
          error={error}
          hint="Markdown: headings, lists, links, quotes, tables. Up to 20,000 characters."
        >
          {(control) => (
            <textarea
              {...control}
              rows={10}
              value={value}
              onBlur={onBlur}
              onChange={(event) => onChange(event.target.value)}
              className={clsx(controlClass, 'min-h-44 py-2.5 font-mono text-[0.8125rem] leading-relaxed')}
            />
          )}
        </FieldFrame>
      </Tabs.Content>
      <Tabs.Content value="preview" className="grid gap-1.5">
        <p className="text-sm font-[560]">{label}</p>
        <div className="markdown-preview pf min-h-44 rounded-md border border-crease p-4">
          {value.trim() ? (
            <SafeMarkdown text={value} />
          ) : (
            <p className="text-sm text-ink-3">Nothing written yet.</p>
          )}
        </div>
      </Tabs.Content>
    </Tabs.Root>
  );
}
