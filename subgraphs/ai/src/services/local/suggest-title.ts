import type { ProjectContent, ProposedSuggestion } from '../content-analyzer.js';
import { cleaned } from '../suggestion-limits.js';
import type { Keyphrase } from './keyphrases.js';
import { subjectPhrase } from './subject-phrase.js';
import {
  calmShouting,
  dropTrailingPunctuation,
  dropVagueOpener,
  explainName,
  nameTheThing,
  shortenTitle,
  type TitleRule,
} from './title-rules.js';

/** In the order in which they are applied, each to what the one before left. */
const rules: readonly TitleRule[] = [
  calmShouting,
  dropTrailingPunctuation,
  dropVagueOpener,
  nameTheThing,
  shortenTitle,
  explainName,
  dropTrailingPunctuation,
];

/** A better title by the rules of this folder; undefined when none of them applies. */
export function suggestTitle(
  content: ProjectContent,
  phrases: readonly Keyphrase[],
): ProposedSuggestion | undefined {
  const before = cleaned(content.title);
  const subject = subjectPhrase(content, phrases);
  const reasons: string[] = [];
  let title = before;
  for (const rule of rules) {
    const change = rule(title, subject);
    if (!change) continue;
    title = change.title;
    if (!reasons.includes(change.why)) reasons.push(change.why);
  }
  return title === before ? undefined : { kind: 'TITLE', value: title, rationale: reasons.join(' ') };
}
