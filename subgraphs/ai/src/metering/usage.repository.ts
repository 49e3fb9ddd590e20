import type { Transaction } from '@gatefold/runtime/database';
import { v7 } from 'uuid';

/** What can be used; stored as `tool_name`. */
export type ToolName = 'analyze_content';
export type UsageStatus = 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT';

/** One use of a tool. */
export interface Usage {
  readonly userId: string;
  readonly toolName: ToolName;
  /** Model, or rule set with its version. */
  readonly model: string;
  readonly promptTokens: number;
  readonly completionTokens: number;
  readonly processingTimeMs: number;
  readonly status: UsageStatus;
}

/** Writes down one use. */
export async function insertUsage(tx: Transaction, usage: Usage): Promise<void> {
  await tx.sql(
    `insert into ai_usage
       (id, user_id, tool_name, model, prompt_tokens, completion_tokens, processing_time_ms, status)
     values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      v7(),
      usage.userId,
      usage.toolName,
      usage.model,
      usage.promptTokens,
      usage.completionTokens,
      Math.round(usage.processingTimeMs),
      usage.status,
    ],
  );
}
