import { fail, ok, type Failure, type Result } from '@gatefold/runtime/operation';

/** Most tags of a project. */
export const tagsMax = 12;
/** Most technologies of a project. */
export const technologiesMax = 20;
/** Most characters of one tag or technology. */
const wordLengthMax = 40;

/** Tags as they are stored: lower case, without `#`, single spaces, each once, in the given order. */
export function normaliseTags(given: readonly string[]): Result<readonly string[]> {
  const tags = given.map((tag) => tidy(tag.replace(/^[\s#]+/, '')).toLowerCase());
  return checked('tags', [...new Set(tags)], tagsMax);
}

/** Technologies as they are stored: the owner's spelling, each once without regard to case. */
export function normaliseTechnologies(given: readonly string[]): Result<readonly string[]> {
  const spellings = new Map<string, string>();
  for (const label of given.map(tidy)) {
    if (!spellings.has(label.toLowerCase())) spellings.set(label.toLowerCase(), label);
  }
  return checked('technologies', [...spellings.values()], technologiesMax);
}

function tidy(word: string): string {
  return word.normalize('NFC').trim().replace(/\s+/g, ' ');
}

function checked(field: string, words: readonly string[], max: number): Result<readonly string[]> {
  const kept = words.filter((word) => word !== '');
  if (kept.length > max) return invalid(field, `${field} must be at most ${max}; these are ${kept.length}`);
  const long = kept.find((word) => word.length > wordLengthMax);
  if (long) return invalid(field, `each of ${field} must be at most ${wordLengthMax} characters`);
  return ok(kept);
}

function invalid(field: string, message: string): Failure {
  return fail('BAD_USER_INPUT', message, ['input', field]);
}
