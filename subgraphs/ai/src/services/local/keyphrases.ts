import type { ProjectContent } from '../content-analyzer.js';
import { plainBlocks } from './plain-text.js';
import { genericWords, looksEnglish, stopWords } from './stop-words.js';
import { stemOf, tokensOf, wordsOf, type Token } from './words.js';

/** A word or a run of up to three words that a text is about. */
export interface Keyphrase {
  /** In lower case, as it occurs first. */
  readonly text: string;
  readonly wordCount: number;
  /** How often it occurs, where the title counts more than the summary and that more than the description. */
  readonly weight: number;
}

const wordsMax = 3;
const titleWeight = 3;
const summaryWeight = 2;
/** A phrase of the description alone has to come up again to count. */
const weightMin = 2;
/** How much more each further word of a phrase says. */
const wordBonus = 0.7;

interface Candidate {
  text: string;
  weight: number;
  readonly wordCount: number;
}

/** What a project is about, most telling first; empty for a text that is not English. */
export function keyphrasesOf(content: ProjectContent): readonly Keyphrase[] {
  const blocks = plainBlocks(content.description);
  const all = [content.title, content.shortSummary, ...blocks].join('. ');
  if (!looksEnglish(wordsOf(all))) return [];
  const candidates = new Map<string, Candidate>();
  count(candidates, content.title, titleWeight);
  count(candidates, content.shortSummary, summaryWeight);
  for (const block of blocks) count(candidates, block, 1);
  const phrases = [...candidates.values()].filter(({ weight }) => weight >= weightMin);
  phrases.sort((one, other) => score(other) - score(one) || compare(one.text, other.text));
  return phrases.filter((phrase, index) => !phrases.slice(0, index).some((better) => covers(better, phrase)));
}

function count(candidates: Map<string, Candidate>, text: string, weight: number): void {
  for (const run of topicRuns(tokensOf(text))) {
    for (let start = 0; start < run.length; start += 1) {
      for (let size = 1; size <= wordsMax && start + size <= run.length; size += 1) {
        const words = run.slice(start, start + size).map(({ lower }) => lower);
        if (!isTopic(words)) continue;
        const key = words.map(stemOf).join(' ');
        const known = candidates.get(key);
        if (known) known.weight += weight;
        else candidates.set(key, { text: words.join(' '), weight, wordCount: size });
      }
    }
  }
}

/** Runs of words between stop words and marks. */
function topicRuns(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const runs: Token[][] = [[]];
  for (const token of tokens) {
    if (token.lower === '' || stopWords.has(token.lower)) runs.push([]);
    else runs.at(-1)?.push(token);
  }
  return runs;
}

function isTopic(words: readonly string[]): boolean {
  const [first = '', last = ''] = [words[0], words.at(-1)];
  if (words.length === 1) return isTopicWord(first) && !/(?:ing|ed|ly)$/.test(first);
  return isTopicWord(first) && !first.endsWith('ly') && isTopicWord(last) && !/(?:ed|ly)$/.test(last);
}

function isTopicWord(word: string): boolean {
  return isWordOfPhrase(word) && word.length >= 3 && !genericWords.has(word);
}

function isWordOfPhrase(word: string): boolean {
  return word.length >= 2 && word.length <= 30 && /^\p{L}[\p{L}\p{M}\p{N}'-]*$/u.test(word);
}

function score({ weight, wordCount }: Candidate): number {
  return weight * (1 + wordBonus * (wordCount - 1));
}

function covers(better: Candidate, phrase: Candidate): boolean {
  const words = new Set(better.text.split(' ').map(stemOf));
  return phrase.text.split(' ').some((word) => words.has(stemOf(word)));
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
