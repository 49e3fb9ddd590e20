import type { ReactNode } from 'react';
import type { ShownSuggestionFragment } from '../../../gql/graphql.js';
import { Button } from '../../../ui/button.js';
import { diffWords } from './word-diff.js';

const kindNames = { TITLE: 'Title', SUMMARY: 'Summary', TAGS: 'Tags' } as const;

interface SuggestionCardProps {
  readonly suggestion: ShownSuggestionFragment;
  readonly busy: boolean;
  readonly onApply: () => void;
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
    <p className="leading-relaxed break-words">
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
export function SuggestionCard({ suggestion, busy, onApply }: SuggestionCardProps): ReactNode {
  const name = kindNames[suggestion.kind];
  return (
    <li className="grid gap-3 border-b border-crease py-5 first:pt-0 last:border-b-0">
      <h3 className="text-sm font-[600]">{name}</h3>
      {suggestion.kind === 'TAGS' ? (
        <TagDiff before={suggestion.before} after={suggestion.value} />
      ) : (
        <TextDiff before={suggestion.before} after={suggestion.value} />
      )}
      <p className="text-sm text-ink-2">{suggestion.rationale}</p>
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
    </li>
  );
}
