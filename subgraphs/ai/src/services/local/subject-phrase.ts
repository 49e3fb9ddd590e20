import type { ProjectContent } from '../content-analyzer.js';
import type { Keyphrase } from './keyphrases.js';
import { plainBlocks } from './plain-text.js';
import { genericWords, stopWords } from './stop-words.js';
import { sentencesOf, tokensOf, wordsOf } from './words.js';

const definition = /\b(?:is|are|was|were)\s+(?:an?|the|my|our)\s+(.{3,200})/i;
const sentencesRead = 3;
const wordsMax = 4;
const lengthMax = 40;

/** What the project is, in a few words in lower case: from "X is a ...", else the first telling phrase of several words. */
export function subjectPhrase(content: ProjectContent, phrases: readonly Keyphrase[]): string | undefined {
  const sentences = [content.shortSummary, ...plainBlocks(content.description)].flatMap(sentencesOf);
  for (const sentence of sentences.slice(0, sentencesRead)) {
    const defined = definedBy(sentence);
    if (defined) return defined;
  }
  return phrases.find(({ text, wordCount }) => wordCount > 1 && text.length <= lengthMax)?.text;
}

function definedBy(sentence: string): string | undefined {
  const rest = definition.exec(sentence)?.[1];
  if (rest === undefined) return undefined;
  const tokens = tokensOf(rest);
  const end = tokens.findIndex(({ lower }) => lower === '' || stopWords.has(lower));
  const words = (end === -1 ? tokens : tokens.slice(0, end)).map(({ lower }) => lower);
  while (words[0] !== undefined && isVague(words[0])) words.shift();
  const isTelling =
    words.length > 0 && words.length <= wordsMax && words.some((word) => !genericWords.has(word));
  const phrase = words.join(' ');
  return isTelling && phrase.length <= lengthMax ? phrase : undefined;
}

const vague = new Set(
  wordsOf(
    'simple small little new cool awesome great nice fun basic personal free fast quick easy amazing super',
  ),
);

function isVague(word: string): boolean {
  return vague.has(word);
}
