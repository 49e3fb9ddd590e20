import {
  noTokens,
  type ContentAnalyzer,
  type ProjectContent,
  type ProposedSuggestion,
} from '../content-analyzer.js';
import { acceptSuggestions } from '../suggestion-limits.js';
import { keyphrasesOf } from './keyphrases.js';
import { suggestSummary } from './suggest-summary.js';
import { suggestTags } from './suggest-tags.js';
import { suggestTitle } from './suggest-title.js';

/**
 * Deterministic rules on this server; no text leaves it. They know English: of other texts they take only what needs
 * no vocabulary. A change of the rules that changes an outcome changes the number in the name.
 */
export const localAnalyzer: ContentAnalyzer = {
  identity: { kind: 'LOCAL', name: 'gatefold-rules-1' },
  analyze: (content) => Promise.resolve({ ok: true, suggestions: suggestByRules(content), tokens: noTokens }),
};

/** The suggestions of the rules; none of a kind where the text is already good. */
export function suggestByRules(content: ProjectContent): readonly ProposedSuggestion[] {
  const phrases = keyphrasesOf(content);
  const proposed = [suggestTitle(content, phrases), suggestSummary(content), suggestTags(content, phrases)];
  return acceptSuggestions(
    content,
    proposed.filter((suggestion) => suggestion !== undefined),
  );
}
