import { isSelf, type Actor } from '@gatefold/runtime/identity';

/** A project is analyzed for its owner alone. */
export function canAnalyze(actor: Actor, project: { readonly ownerId: string }): boolean {
  return isSelf(actor, project.ownerId);
}

/** Suggestions speak of drafts: only the owner of the project sees them. */
export function canReadSuggestion(actor: Actor, suggestion: { readonly ownerId: string }): boolean {
  return isSelf(actor, suggestion.ownerId);
}
