import { z } from 'zod';
import type { ProposedSuggestion } from '../content-analyzer.js';
import { tagSeparator } from '../suggestion-limits.js';

const textSuggestion = z.object({ value: z.string(), rationale: z.string() });

const answer = z.object({
  title: textSuggestion.nullable(),
  summary: textSuggestion.nullable(),
  tags: z.object({ values: z.array(z.string()), rationale: z.string() }).nullable(),
});

const { $schema: _dialect, ...schema } = z.toJSONSchema(answer);

/** JSON schema of the answer, as `response_format` asks for it. */
export const answerSchema: Record<string, unknown> = schema;

/** The suggestions of an answer; undefined when it is not JSON of the agreed shape. Lengths are checked later. */
export function readAnswer(text: string): readonly ProposedSuggestion[] | undefined {
  const outcome = answer.safeParse(parsed(text));
  if (!outcome.success) return undefined;
  const { title, summary, tags } = outcome.data;
  const suggestions: ProposedSuggestion[] = [];
  if (title) suggestions.push({ kind: 'TITLE', ...title });
  if (summary) suggestions.push({ kind: 'SUMMARY', ...summary });
  if (tags) {
    const value = tags.values.map((tag) => tag.replaceAll(tagSeparator, ' ')).join(tagSeparator);
    suggestions.push({ kind: 'TAGS', value, rationale: tags.rationale });
  }
  return suggestions;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
