import type { ProjectContent, ProposedSuggestion } from '../content-analyzer.js';
import { cleaned, summaryLengthMax } from '../suggestion-limits.js';
import { plainBlocks } from './plain-text.js';
import { genericWords, stopWords } from './stop-words.js';
import { sentencesOf, stemOf, wordsOf } from './words.js';

/** A summary of this length that says something is left alone. */
const goodLengthMin = 40;
const goodWordsMin = 6;
const sentenceLengthMin = 25;
const sentenceWordsMin = 5;
/** How fast sentences further down lose weight. */
const positionDecay = 0.35;
/** A second sentence joins only when it scores at least this share of the best. */
const secondShareMin = 0.5;
const danglingFactor = 0.4;
const dangling =
  /^(?:it|its|this|that|these|those|they|he|she|and|but|so|also|however|then|therefore|instead|here|there)\b/i;

interface Sentence {
  readonly text: string;
  readonly index: number;
  readonly score: number;
}

/** The sentences of the description that say most, unless the present summary does its work. */
export function suggestSummary(content: ProjectContent): ProposedSuggestion | undefined {
  const present = cleaned(content.shortSummary);
  const problem = problemOf(present, content.title);
  if (problem === undefined) return undefined;
  const chosen = bestSentences(content);
  const value = chosen.map(({ text }) => text).join(' ');
  if (value === '' || value === present) return undefined;
  const source = chosen.length === 1 ? 'This sentence' : 'These sentences';
  return {
    kind: 'SUMMARY',
    value,
    rationale: `${problem} ${source} of your description say${chosen.length === 1 ? 's' : ''} most of what it is about.`,
  };
}

function problemOf(summary: string, title: string): string | undefined {
  if (summary === '')
    return 'There is no summary yet, and it is the first thing that visitors read below the title.';
  if (summary.toLowerCase() === cleaned(title).toLowerCase()) return 'The summary repeats the title.';
  if (summary.length < goodLengthMin || wordsOf(summary).length < goodWordsMin) {
    return 'The summary is too short to tell what the project is.';
  }
  return undefined;
}

function bestSentences(content: ProjectContent): readonly Sentence[] {
  const ranked = rankedSentences(content);
  const [best] = ranked;
  if (!best) return [];
  const second = ranked.find(
    (candidate) =>
      candidate !== best &&
      candidate.score >= best.score * secondShareMin &&
      best.text.length + 1 + candidate.text.length <= summaryLengthMax,
  );
  const chosen = second ? [best, second] : [best];
  return chosen.toSorted((one, other) => one.index - other.index);
}

function rankedSentences(content: ProjectContent): readonly Sentence[] {
  const sentences = plainBlocks(content.description).flatMap(sentencesOf).map(cleaned);
  const frequency = frequencies([content.title, ...sentences]);
  const peak = Math.max(1, ...frequency.values());
  const scored = sentences.flatMap((text, index) => {
    if (!isUsable(text)) return [];
    const topics = topicStems(text);
    const weights = topics.map((stem) => (frequency.get(stem) ?? 0) / peak);
    const meaning = weights.reduce((sum, weight) => sum + weight, 0) / Math.max(4, topics.length);
    const place = 1 / (1 + index * positionDecay);
    const factor = dangling.test(text) ? danglingFactor : 1;
    return [{ text, index, score: (meaning + place) * factor }];
  });
  return scored.toSorted((one, other) => other.score - one.score || one.index - other.index);
}

/** A full sentence that can stand alone; no question, no fragment. */
function isUsable(text: string): boolean {
  const isFull =
    /^["'“‘(]?[\p{L}\p{N}]/u.test(text) && /[.!。！][)"'”’]?$/u.test(text) && !text.endsWith('..');
  const fits = text.length >= sentenceLengthMin && text.length <= summaryLengthMax;
  return isFull && fits && wordsOf(text).length >= sentenceWordsMin;
}

function frequencies(texts: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const stem of texts.flatMap(topicStems)) counts.set(stem, (counts.get(stem) ?? 0) + 1);
  return counts;
}

function topicStems(text: string): readonly string[] {
  const topics = wordsOf(text).filter((word) => !stopWords.has(word) && !genericWords.has(word));
  return [...new Set(topics.map(stemOf))];
}
