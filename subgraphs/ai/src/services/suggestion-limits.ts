import {
  suggestionKinds,
  type ProjectContent,
  type ProposedSuggestion,
  type SuggestionKind,
} from './content-analyzer.js';

/** Most characters of a title. */
export const titleLengthMax = 120;
/** Most characters of a summary. */
export const summaryLengthMax = 280;
/** Most tags of a project. */
export const tagCountMax = 12;
/** Most characters of one tag. */
export const tagLengthMax = 40;
/** Most characters of a rationale. */
export const rationaleLengthMax = 600;

/** Joins tags in a suggestion's value. */
export const tagSeparator = ',';

/** The present text of a kind, as it is compared with a suggestion. */
export function textBefore(content: ProjectContent, kind: SuggestionKind): string {
  switch (kind) {
    case 'TITLE':
      return content.title;
    case 'SUMMARY':
      return content.shortSummary;
    case 'TAGS':
      return content.tags.join(tagSeparator);
  }
}

/**
 * The suggestions that may be stored, whoever made them: one for each kind at most, cleaned of control characters,
 * within the limits of a project, and different from what is there. The others are left out.
 */
export function acceptSuggestions(
  content: ProjectContent,
  proposed: readonly ProposedSuggestion[],
): readonly ProposedSuggestion[] {
  return suggestionKinds.flatMap((kind) => {
    const candidate = proposed.find((suggestion) => suggestion.kind === kind);
    const value = candidate && acceptedValue(kind, candidate.value);
    if (!candidate || !value || value === textBefore(content, kind)) return [];
    return [{ kind, value, rationale: shortened(cleaned(candidate.rationale), rationaleLengthMax) }];
  });
}

function acceptedValue(kind: SuggestionKind, value: string): string | undefined {
  if (kind === 'TAGS') return acceptedTags(value.split(tagSeparator)).join(tagSeparator) || undefined;
  const text = cleaned(value);
  return text.length <= (kind === 'TITLE' ? titleLengthMax : summaryLengthMax) ? text : undefined;
}

/** Lower-case, distinct tags without separators in them; those that are too long are left out. */
export function acceptedTags(tags: readonly string[]): readonly string[] {
  const normal = tags.map((tag) => cleaned(tag.replaceAll(tagSeparator, ' ')).toLowerCase());
  const fitting = normal.filter((tag) => tag.length <= tagLengthMax && /[\p{L}\p{N}]/u.test(tag));
  return [...new Set(fitting)].slice(0, tagCountMax);
}

/** One line without control, formatting (e.g. direction overrides) and unpaired surrogate characters. */
export function cleaned(text: string): string {
  return text
    .replace(/(?![\u200C\u200D])[\p{Cf}\p{Cs}]/gu, '')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();
}

/** At most `lengthMax` characters, cut between words where there is a space. */
function shortened(text: string, lengthMax: number): string {
  if (text.length <= lengthMax) return text;
  const cut = text.slice(0, lengthMax - 1).replace(/\p{Cs}$/u, '');
  const space = cut.lastIndexOf(' ');
  return `${(space > lengthMax / 2 ? cut.slice(0, space) : cut).trimEnd()}…`;
}
