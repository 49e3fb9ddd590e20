import { Undo2 } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ShownSuggestionFragment } from '../../../gql/graphql.js';
import { Button } from '../../../ui/button.js';
import { Pill } from '../../../ui/card.js';
import type { Outcome } from './use-suggestions.js';
import { diffWords } from './word-diff.js';

const kindNames = { TITLE: 'Title', SUMMARY: 'Summary', TAGS: 'Tags' } as const;

interface SuggestionCardProps {
  readonly suggestion: ShownSuggestionFragment;
  readonly busy: boolean;
  readonly outcome: Outcome;
  readonly onApply: () => void;
  readonly onUndo: () => void;
}

function TagDiff({ before, after }: { before: string; after: string }): ReactNode {
  const split = (text: string): string[] =>
    text
      .split(',')
      .map((tag) => tag.trim())
      .filter(Boolean);
  const [old, fresh] = [split(before), split(after)];
  const all = [...old, ...fresh.filter((tag) => !old.includes(tag))];
  return (
    <p className="flex flex-wrap gap-1.5">
      {all.map((tag) => {
        const kind = !fresh.includes(tag) ? 'gone' : !old.includes(tag) ? 'new' : 'same';
        if (kind === 'gone')
          return (
            <del key={tag} className="rounded-sm bg-bad-soft px-2 py-0.5 text-sm text-bad">
              {tag}
            </del>
          );
        if (kind === 'new')
          return (
            <ins key={tag} className="rounded-sm bg-good-soft px-2 py-0.5 text-sm text-good no-underline">
              {tag}
            </ins>
          );
        return (
          <span key={tag} className="rounded-sm bg-paper-deep px-2 py-0.5 text-sm">
            {tag}
          </span>
        );
      })}
    </p>
  );
}

function TextDiff({ before, after }: { before: string; after: string }): ReactNode {
  return (
    <p className="leading-relaxed wrap-anywhere [&>del+ins]:ml-1">
      {diffWords(before, after).map((part, index) => {
        const key = `${index}-${part.kind}`;
        if (part.kind === 'gone')
          return (
            <del key={key} className="rounded-sm bg-bad-soft text-bad">
              {part.text}
            </del>
          );
        if (part.kind === 'new')
          return (
            <ins key={key} className="rounded-sm bg-good-soft text-good no-underline">
              {part.text}
            </ins>
          );
        return <span key={key}>{part.text}</span>;
      })}
    </p>
  );
}

/** One proposed change, as a difference. */
export function SuggestionCard({
  suggestion,
  busy,
  outcome,
  onApply,
  onUndo,
}: SuggestionCardProps): ReactNode {
  const name = kindNames[suggestion.kind];
  return (
    <li className="grid gap-3 border-b border-crease py-5 first:pt-0 last:border-b-0">
      <h3 className="flex items-center justify-between text-sm font-[600]">
        {name}
        {outcome === 'used' && <Pill tone="good">Used</Pill>}
        {outcome === 'putBack' && <Pill tone="plain">Put back</Pill>}
      </h3>
      {suggestion.kind === 'TAGS' ? (
        <TagDiff before={suggestion.before} after={suggestion.value} />
      ) : (
        <TextDiff before={suggestion.before} after={suggestion.value} />
      )}
      <p className="text-sm text-ink-2">{suggestion.rationale}</p>
      {outcome === 'open' && (
        <Button
          look="secondary"
          size="small"
          busy={busy}
          onClick={onApply}
          className="w-fit"
          aria-label={`Use this ${name.toLowerCase()}`}
        >
          Use this
        </Button>
      )}
      {outcome === 'used' && (
        <Button
          look="quiet"
          size="small"
          busy={busy}
          onClick={onUndo}
          className="-ml-3 w-fit"
          aria-label={`Undo the ${name.toLowerCase()}`}
          icon={<Undo2 aria-hidden className="size-4" />}
        >
          Undo
        </Button>
      )}
    </li>
  );
}
