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

/** In the order in which they are applied, each to what the one before left, until none has anything to change. */
const rules: readonly TitleRule[] = [
  calmShouting,
  dropTrailingPunctuation,
  dropVagueOpener,
  nameTheThing,
  shortenTitle,
  explainName,
];

/** More than any title needs: each rule leaves a title that it would leave alone. */
const roundsMax = 5;

/** A better title by the rules of this folder; undefined when none of them applies. */
export function suggestTitle(
  content: ProjectContent,
  phrases: readonly Keyphrase[],
): ProposedSuggestion | undefined {
  const before = cleaned(content.title);
  const subject = subjectPhrase(content, phrases);
  const reasons: string[] = [];
  let title = before;
  for (let round = 0; round < roundsMax; round += 1) {
    const changes = rules.flatMap((rule) => {
      const change = rule(title, subject);
      title = change?.title ?? title;
      return change ? [change.why] : [];
    });
    if (changes.length === 0) break;
    reasons.push(...changes);
  }
  return title === before
    ? undefined
    : { kind: 'TITLE', value: title, rationale: [...new Set(reasons)].join(' ') };
}
