const wordSegmenter = new Intl.Segmenter('en', { granularity: 'word' });
const sentenceSegmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

/** A word of a text, or a mark that ends a phrase. */
export interface Token {
  /** As written; empty for a mark. */
  readonly text: string;
  readonly lower: string;
}

const mark: Token = { text: '', lower: '' };

/** Words in order, with an empty token wherever punctuation ends a phrase. Hyphenated words are one word. */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let joins = false;
  for (const { segment, isWordLike } of wordSegmenter.segment(text)) {
    const last = tokens.at(-1);
    if (isWordLike && joins && last) tokens[tokens.length - 1] = wordOf(`${last.text}-${segment}`);
    else if (isWordLike) tokens.push(wordOf(segment));
    else if (segment !== '-' && segment.trim() !== '') tokens.push(mark);
    joins = segment === '-' && last !== undefined && last.text !== '';
  }
  return tokens;
}

/** The words of a text in lower case. */
export function wordsOf(text: string): readonly string[] {
  return tokensOf(text).flatMap(({ lower }) => (lower === '' ? [] : [lower]));
}

/** Sentences in order, trimmed. */
export function sentencesOf(text: string): readonly string[] {
  return [...sentenceSegmenter.segment(text)].map(({ segment }) => segment.trim()).filter(Boolean);
}

/** What singular and plural of an English word share, so that they count as one. */
export function stemOf(lower: string): string {
  if (lower.length > 4 && lower.endsWith('ies')) return `${lower.slice(0, -3)}y`;
  if (lower.length > 5 && /(?:s|x|z|ch|sh)es$/.test(lower)) return lower.slice(0, -2);
  if (lower.length > 3 && lower.endsWith('s') && !/(?:ss|us|is|ys)$/.test(lower)) return lower.slice(0, -1);
  return lower;
}

/** The text with a capital first letter. */
export function capitalised(text: string): string {
  const [first = ''] = text;
  return first.toUpperCase() + text.slice(first.length);
}

function wordOf(text: string): Token {
  return { text, lower: text.toLowerCase().replaceAll('’', "'") };
}
