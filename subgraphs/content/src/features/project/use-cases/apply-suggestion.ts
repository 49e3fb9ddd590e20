import { suggestionApplied } from '@gatefold/schema';
import type { Transaction } from '@gatefold/runtime/database';
import { fail, ok, type Operation, type Result } from '@gatefold/runtime/operation';
import type { ContentServices } from '../../../services.js';
import type { ProjectEntity } from '../project.entity.js';
import { suggestionNotFound } from '../project.errors.js';
import { canChangeProject, isFrozen } from '../project.policy.js';
import { lockProject, saveProject } from '../project.repository.js';
import { writeTags } from '../project-words.repository.js';
import type { SuggestionEntity } from '../suggestion.entity.js';
import { lockSuggestion, markApplied } from '../suggestion.repository.js';
import { announceSaved } from './announce-project.js';
import { waitForSuggestion } from './keep-suggestions.js';
import { normaliseTags } from './normalise-words.js';
import { summaryLengthMax, titleLengthMax } from './text-limits.js';
import { refuseFrozen } from './refuse-frozen.js';

const textLengthMax = { TITLE: titleLengthMax, SUMMARY: summaryLengthMax };

/**
 * Takes a suggestion over into its project; a second time changes nothing. A suggestion that is not here yet is waited
 * for, since its event may be on the way.
 */
export async function applySuggestion(
  operation: Operation<ContentServices>,
  id: string | undefined,
): Promise<Result<ProjectEntity>> {
  if (!id || !(await waitForSuggestion(operation, id))) return suggestionNotFound();
  return operation.transaction(async (tx) => {
    const suggestion = await lockSuggestion(tx, id);
    const project = suggestion && (await lockProject(tx, suggestion.projectId));
    if (!suggestion || !project || !canChangeProject(tx.actor, project)) return suggestionNotFound();
    if (suggestion.appliedAt) return ok(project);
    if (isFrozen(project, new Date())) return refuseFrozen(tx, project);
    const taken = await takeOver(tx, project, suggestion);
    if (!taken.ok) return taken;
    await saveProject(tx, project);
    await markApplied(tx, suggestion);
    await announceSaved(tx, project, project.status === 'PUBLISHED');
    const ids = { suggestionId: id, projectId: project.id, ownerId: project.ownerId };
    await tx.record(suggestionApplied, ids, project.id);
    return ok(project);
  });
}

async function takeOver(
  tx: Transaction,
  project: ProjectEntity,
  { kind, value }: SuggestionEntity,
): Promise<Result<null>> {
  if (kind === 'TAGS') {
    const tags = normaliseTags(value.split(','));
    if (!tags.ok) return unusable();
    await writeTags(tx, project.id, tags.value);
    return ok(null);
  }
  const text = value.trim();
  if (text === '' || text.length > textLengthMax[kind]) return unusable();
  project[kind === 'TITLE' ? 'title' : 'shortSummary'] = text;
  return ok(null);
}

function unusable(): Result<null> {
  return fail('BAD_USER_INPUT', 'The suggestion does not fit into the project: shorten it by hand.', [
    'input',
    'suggestionId',
  ]);
}
