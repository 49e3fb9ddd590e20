import { fromGlobalId } from '@gatefold/schema';
import { ok, type Operation, type Result } from '@gatefold/runtime/operation';
import { v7 } from 'uuid';
import { metered } from '../../../metering/metered.js';
import { insertUsage, type UsageStatus } from '../../../metering/usage.repository.js';
import type { ProjectTextEntity } from '../../../projects/project-text.entity.js';
import type { AiServices } from '../../../services/ai-services.js';
import type { AnalysisOutcome } from '../../../services/content-analyzer.js';
import { analysisFailed, projectNotFound } from '../suggestion.errors.js';
import type { SuggestionEntity } from '../suggestion.entity.js';
import { awaitProject } from './await-project.js';
import { storeSuggestions } from './store-suggestions.js';

/**
 * Analyzes a project of the actor and stores what was suggested; `targetId` is a global id. No transaction is open
 * meanwhile. Takes one `ai.analyses` of the owner's plan, none when the analysis fails, and one for all repetitions under an
 * `Idempotency-Key`.
 */
export async function analyzeContent(
  operation: Operation<AiServices>,
  targetId: string,
): Promise<Result<readonly SuggestionEntity[]>> {
  const projectId = fromGlobalId('Project', targetId);
  const project = projectId === undefined ? undefined : await awaitProject(operation, projectId);
  if (!project) return projectNotFound();
  const work = { id: operation.workId ?? v7(), userId: project.ownerId, key: 'ai.analyses' } as const;
  const paid = await metered(operation, work, () => recordedAnalysis(operation, project));
  if (!paid.ok) return paid;
  const outcome = paid.value;
  if (!outcome.ok) return analysisFailed(outcome.failure);
  const { suggestions } = outcome;
  const stored = await operation.transaction((tx) =>
    storeSuggestions(tx, project, suggestions, operation.services.analyzer.identity),
  );
  return stored ? ok(stored) : projectNotFound();
}

/** The analysis, written down as used whatever came of it. */
async function recordedAnalysis(
  operation: Operation<AiServices>,
  project: ProjectTextEntity,
): Promise<AnalysisOutcome> {
  const { analyzer } = operation.services;
  const startedAt = performance.now();
  const outcome = await analyzer.analyze(project);
  const processingTimeMs = performance.now() - startedAt;
  await operation.transaction((tx) =>
    insertUsage(tx, {
      userId: project.ownerId,
      toolName: 'analyze_content',
      model: analyzer.identity.name,
      ...outcome.tokens,
      processingTimeMs,
      status: statusOf(outcome),
    }),
  );
  return outcome;
}

function statusOf(outcome: AnalysisOutcome): UsageStatus {
  if (outcome.ok) return 'SUCCEEDED';
  return outcome.failure.reason === 'TIMEOUT' ? 'TIMED_OUT' : 'FAILED';
}
