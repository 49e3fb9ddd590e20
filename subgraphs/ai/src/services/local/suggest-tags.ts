import type { ProjectContent, ProposedSuggestion } from '../content-analyzer.js';
import { acceptedTags, tagCountMax, tagSeparator } from '../suggestion-limits.js';
import type { Keyphrase } from './keyphrases.js';
import { plainBlocks } from './plain-text.js';
import { technologiesIn } from './technologies.js';
import { stemOf } from './words.js';

/** As many tags as let people find a project; who has them is left alone. */
const tagsEnough = 4;
const tagsWanted = 6;
const technologiesMax = 3;

/** Tags that are missing, added to those that are there; undefined when there are enough or none come to mind. */
export function suggestTags(
  content: ProjectContent,
  phrases: readonly Keyphrase[],
): ProposedSuggestion | undefined {
  const present = acceptedTags(content.tags);
  if (present.length >= tagsEnough) return undefined;
  const tools = technologiesMissing(content).slice(0, technologiesMax);
  const name = nameOf(content.title);
  const topics = phrases
    .filter(({ text, wordCount }) => !(wordCount === 1 && text === name) && !isTool(content, text))
    .map(({ text }) => text);
  const added: string[] = [];
  for (const tag of acceptedTags([...topics.slice(0, tagsWanted - tools.length), ...tools, ...topics])) {
    const isRoom = present.length + added.length < Math.min(tagsWanted, tagCountMax);
    if (isRoom && ![...present, ...added].some((known) => isSame(known, tag))) added.push(tag);
  }
  if (added.length === 0) return undefined;
  return {
    kind: 'TAGS',
    value: [...present, ...added].join(tagSeparator),
    rationale: rationaleOf(
      added,
      tools.map((tool) => tool.toLowerCase()),
    ),
  };
}

/** The one word before a dash or colon that is the project's own name, which nobody searches for by tag. */
function nameOf(title: string): string {
  const [head = ''] = title.split(/\s[-–—|]\s|:/u);
  return head.trim().toLowerCase();
}

/** Technologies that the text names and the project does not list yet. */
function technologiesMissing(content: ProjectContent): readonly string[] {
  const text = [content.title, content.shortSummary, ...plainBlocks(content.description)].join('\n');
  return technologiesIn(text).filter((tool) => !isTool(content, tool));
}

function isTool(content: ProjectContent, text: string): boolean {
  return content.technologies.some((tool) => isSame(tool.toLowerCase(), text.toLowerCase()));
}

function isSame(one: string, other: string): boolean {
  return stems(one) === stems(other);
}

function stems(tag: string): string {
  return tag
    .split(/[\s-]+/)
    .map(stemOf)
    .join(' ');
}

function rationaleOf(added: readonly string[], tools: readonly string[]): string {
  const topics = added.filter((tag) => !tools.includes(tag));
  const named = added.filter((tag) => tools.includes(tag));
  const reasons = [
    topics.length > 0 ? `Your text comes back to ${listed(topics)}.` : '',
    named.length > 0 ? `It names ${listed(named)} as something you worked with.` : '',
    'Tags are how visitors find a project among others.',
  ];
  return reasons.filter(Boolean).join(' ');
}

function listed(words: readonly string[]): string {
  const quoted = words.map((word) => `“${word}”`);
  return quoted.length < 2 ? quoted.join('') : `${quoted.slice(0, -1).join(', ')} and ${quoted.at(-1)}`;
}
