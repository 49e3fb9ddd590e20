import type { Transaction } from '@gatefold/runtime/database';
import type { Period } from '../../metering/month.js';

/** What one person used in a period. */
export interface UsageCount {
  readonly userId: string;
  /** Analyses that gave an answer. */
  readonly analyses: number;
  readonly promptTokens: number;
  readonly completionTokens: number;
}

/** Counts of these people; who used nothing is left out. Tokens of failed analyses were used as well. */
export async function countUsage(
  tx: Transaction,
  userIds: readonly string[],
  { start, end }: Period,
): Promise<readonly UsageCount[]> {
  const rows = await tx.sql(
    `select user_id,
       count(*) filter (where tool_name = 'analyze_content' and status = 'SUCCEEDED')::int as analyses,
       least(sum(prompt_tokens), 2147483647)::int as prompt_tokens,
       least(sum(completion_tokens), 2147483647)::int as completion_tokens
     from ai_usage
     where user_id = any($1::uuid[]) and created_at >= $2 and created_at < $3
     group by user_id`,
    [userIds, start.toISOString(), end.toISOString()],
  );
  return rows.map((row) => ({
    userId: String(row['user_id']),
    analyses: Number(row['analyses']),
    promptTokens: Number(row['prompt_tokens']),
    completionTokens: Number(row['completion_tokens']),
  }));
}
