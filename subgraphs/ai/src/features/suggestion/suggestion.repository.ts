import type { Transaction } from '@gatefold/runtime/database';
import { v7 } from 'uuid';
import type { AnalyzerIdentity, ProposedSuggestion } from '../../services/content-analyzer.js';
import { SuggestionEntity } from './suggestion.entity.js';

/** A proposal, the text that it would replace, and whose project it is. */
export interface NewSuggestion extends ProposedSuggestion {
  readonly projectId: string;
  readonly ownerId: string;
  readonly before: string;
  readonly analyzer: AnalyzerIdentity;
}

/** Suggestions of these projects that are open, newest first; those of one analysis in the order in which it gave them. */
export function findPending(tx: Transaction, projectIds: readonly string[]): Promise<SuggestionEntity[]> {
  return tx.em.find(
    SuggestionEntity,
    { projectId: { $in: [...projectIds] }, status: 'PENDING' },
    { orderBy: { createdAt: 'desc', id: 'asc' } },
  );
}

/** Those of these suggestions that row security shows. */
export function findSuggestions(tx: Transaction, ids: readonly string[]): Promise<SuggestionEntity[]> {
  return tx.em.find(SuggestionEntity, { id: { $in: [...ids] } });
}

/** Makes changes of one project's suggestions take turns until the transaction ends. */
export async function lockSuggestionsOf(tx: Transaction, projectId: string): Promise<void> {
  await tx.sql("select pg_advisory_xact_lock(hashtextextended('ai_suggestion ' || $1, 0))", [projectId]);
}

/** Removes what is open: a new analysis looked at everything again. */
export async function deletePending(tx: Transaction, projectId: string): Promise<void> {
  await tx.sql("delete from ai_suggestion where project_id = $1 and status = 'PENDING'", [projectId]);
}

/** Removes every suggestion of a project. */
export async function deleteSuggestionsOf(tx: Transaction, projectId: string): Promise<void> {
  await tx.sql('delete from ai_suggestion where project_id = $1', [projectId]);
}

/** Adds the suggestions of one analysis as open ones. */
export async function insertPending(
  tx: Transaction,
  suggestions: readonly NewSuggestion[],
): Promise<readonly SuggestionEntity[]> {
  const createdAt = new Date();
  const rows = suggestions.map(({ analyzer, ...suggestion }) =>
    tx.em.create(SuggestionEntity, {
      ...suggestion,
      id: v7(),
      status: 'PENDING',
      analyzerKind: analyzer.kind,
      analyzerName: analyzer.name,
      createdAt,
      appliedAt: null,
    }),
  );
  await tx.em.flush();
  return rows;
}

/** Marks an open suggestion as taken over; nothing happens when it is gone or was marked before. */
export async function markApplied(tx: Transaction, id: string, ownerId: string): Promise<void> {
  await tx.sql(
    `update ai_suggestion set status = 'APPLIED', applied_at = clock_timestamp()
     where id = $1 and owner_id = $2 and status = 'PENDING'`,
    [id, ownerId],
  );
}
