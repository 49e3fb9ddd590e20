import { genericWords, stopWords } from './stop-words.js';
import { technologyNamed } from './technologies.js';
import { capitalised, wordsOf } from './words.js';

/** What a rule made of a title, and why, as a sentence for the owner. */
export interface TitleChange {
  readonly title: string;
  readonly why: string;
}

/** A rule looks at a title and at what the project is about; undefined leaves it as it is. */
export type TitleRule = (title: string, subject: string | undefined) => TitleChange | undefined;

const comfortableLength = 70;
const headLengthMin = 12;
const acronyms = new Set(
  wordsOf(
    'ai api ar cad cli cms cpu cv diy gpu html http iot ml nfc nlp pdf qr sdk sql ui uk us usa ux vr csv 2d 3d',
  ),
);

const changed = (before: string, title: string, why: string): TitleChange | undefined =>
  title === before || title === '' ? undefined : { title, why };

/** Capital letters throughout become ordinary ones; known technologies and acronyms keep their spelling. */
export const calmShouting: TitleRule = (title) => {
  const letters = title.match(/[\p{Lu}\p{Ll}]/gu) ?? [];
  const capitals = letters.filter((letter) => /\p{Lu}/u.test(letter));
  const isShouting = letters.length >= 8 && capitals.length / letters.length >= 0.8;
  if (!isShouting) return undefined;
  const calm = title.split(' ').map((word, index) => calmWord(word, index === 0));
  return changed(
    title,
    calm.join(' '),
    'Capital letters throughout are hard to read and look like shouting.',
  );
};

function calmWord(word: string, isFirst: boolean): string {
  const lower = word.toLowerCase();
  const technology = technologyNamed(word);
  if (technology) return technology;
  if (acronyms.has(lower)) return word;
  return stopWords.has(lower) && !isFirst ? lower : capitalised(lower);
}

/** A title is no sentence. A question mark stays, since it belongs to the name. */
export const dropTrailingPunctuation: TitleRule = (title) => {
  const core = title.replace(/[\s.!,;:…·|\-–—]{1,50}$/u, '');
  return changed(title, core, 'A title needs no punctuation at its end.');
};

const opener =
  /^(?:(?:my|our|just|some|this is|yet another|another)\s+(?:(?:an?|my|our)\s+)?|an?\s+(?=(?:very |really )?(?:simple|small|little|cool|awesome|nice|basic|fun|amazing|super|personal)\s))(?:(?:very|really|simple|small|little|new|cool|awesome|great|nice|first|final|basic|fun|amazing|super|personal)\s+)*/iu;

/** "My awesome ..." says nothing about the project. */
export const dropVagueOpener: TitleRule = (title) => {
  const core = title.replace(opener, '');
  if (core === title) return undefined;
  return changed(
    title,
    capitalised(core),
    'Words like “my” or “simple” take the place of what the project is.',
  );
};

/** A title that would fit any project is replaced by what this one is. */
export const nameTheThing: TitleRule = (title, subject) => {
  const words = wordsOf(title);
  const isGeneric = words.every(
    (word) => genericWords.has(word) || stopWords.has(word) || /^\d+$/.test(word),
  );
  if (!subject || !isGeneric) return undefined;
  return changed(
    title,
    capitalised(subject),
    `The title would fit any project; your text is about “${subject}”.`,
  );
};

/** A name alone tells nobody what it is. */
export const explainName: TitleRule = (title, subject) => {
  if (!subject || wordsOf(title).length !== 1 || /\s/.test(title)) return undefined;
  if (wordsOf(subject).includes(title.toLowerCase())) return undefined;
  const why = `A name alone does not tell what it is; your text says “${subject}”.`;
  return changed(title, `${title}: ${subject}`, why);
};

/** A long title is cut where it divides by itself, else between words. */
export const shortenTitle: TitleRule = (title) => {
  if (title.length <= comfortableLength) return undefined;
  const why = `Titles of more than ${comfortableLength} characters are cut off in lists; the rest belongs into the summary.`;
  const head = /^(.{12,70}?)(?:\s[-–—|(]|[:;(|]\s?|,\s)/u.exec(title)?.[1]?.trim();
  if (head && head.length >= headLengthMin) return changed(title, head, why);
  const words = title
    .slice(0, comfortableLength + 1)
    .split(' ')
    .slice(0, -1);
  while (words.length > 1 && stopWords.has((words.at(-1) ?? '').toLowerCase())) words.pop();
  return changed(title, words.join(' ').replace(/[\s,;:.\-–—]{1,50}$/u, ''), why);
};
