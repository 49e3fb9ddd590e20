import { LockMode } from '@mikro-orm/core';
import type { Transaction } from '@gatefold/runtime/database';
import { SuggestionEntity } from './suggestion.entity.js';

/** A suggestion as its event carries it. */
export type NewSuggestion = Omit<SuggestionEntity, 'appliedAt'>;

/** Files a suggestion unless it is known. */
export async function insertSuggestion(tx: Transaction, suggestion: NewSuggestion): Promise<void> {
  const { id, projectId, ownerId, kind, value } = suggestion;
  await tx.sql(
    `insert into suggestion (id, project_id, owner_id, kind, value) values ($1, $2, $3, $4, $5)
     on conflict do nothing`,
    [id, projectId, ownerId, kind, value],
  );
}

/** Whether this actor may take it over. */
export async function isSuggestionKnown(tx: Transaction, id: string): Promise<boolean> {
  return (await tx.em.count(SuggestionEntity, { id })) > 0;
}

/** The suggestion for taking it over, or null when it is not this actor's. */
export async function lockSuggestion(tx: Transaction, id: string): Promise<SuggestionEntity | null> {
  return tx.em.findOne(SuggestionEntity, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
}

export async function markApplied(tx: Transaction, suggestion: SuggestionEntity): Promise<void> {
  suggestion.appliedAt = new Date();
  await tx.em.flush();
}
