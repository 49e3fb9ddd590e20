import { randomUUID } from 'node:crypto';
import { projectSaved, toGlobalId } from '@gatefold/schema';
import { service, type Actor, type MemberActor } from '@gatefold/runtime/identity';
import { startTestSubgraph, type GraphqlAnswer, type TestSubgraph } from '@gatefold/runtime/testing';
import { startBillingStandIn, type BillingStandIn } from '../../metering/testing/billing-stand-in.js';
import type { AiServices, AiSettings } from '../../services/ai-services.js';
import { buildContent } from '../../services/testing/project-content.factory.js';
import subgraph from '../../subgraph.js';

/** The subgraph, and what stands in for the ledger that it asks. */
export interface Ai extends TestSubgraph<AiServices> {
  readonly billing: BillingStandIn;
}

/** The subgraph with the local analyzer, a short wait and a ledger of its own, unless the settings say otherwise. */
export async function startAi(settings: Partial<AiSettings> = {}): Promise<Ai> {
  const billing = await startBillingStandIn();
  const ai = await startTestSubgraph(subgraph, {
    OPENAI_BASE_URL: 'http://127.0.0.1:1/v1',
    OPENAI_MODEL: 'gpt-4o-mini',
    OPENAI_TIMEOUT_MS: 5_000,
    PROJECT_WAIT_MS: 200,
    BILLING_URL: billing.url,
    BILLING_TIMEOUT_MS: 5_000,
    SERVICE_IDENTITY_PRIVATE_KEY: billing.callerKey,
    ...settings,
  });
  const stop = async (): Promise<void> => {
    await ai.stop();
    await billing.stop();
  };
  return { ...ai, billing, stop };
}

/** The state of a project that content announces. */
export function buildSaved(owner: MemberActor, overrides: Partial<SavedPayload> = {}): SavedPayload {
  return {
    ...buildContent(),
    tags: [],
    technologies: ['TypeScript'],
    projectId: randomUUID(),
    ownerId: owner.userId,
    status: 'DRAFT',
    version: 1,
    ...overrides,
  };
}

export type SavedPayload = NonNullable<ReturnType<(typeof projectSaved)['payload']['parse']>>;

/** A project of `owner` that has arrived; resolves to its uuid. */
export async function savedProject(
  ai: Ai,
  owner: MemberActor,
  overrides: Partial<SavedPayload> = {},
): Promise<string> {
  const saved = buildSaved(owner, overrides);
  await ai.deliver(projectSaved, saved);
  return saved.projectId;
}

export interface SuggestionAnswer {
  readonly id: string;
  readonly kind: 'TITLE' | 'SUMMARY' | 'TAGS';
  readonly before: string;
  readonly value: string;
  readonly rationale: string;
  readonly status: string;
  readonly analyzer: { readonly kind: string; readonly name: string };
  readonly target: { readonly id: string };
}
export interface AnalyzeAnswer {
  readonly analyzeContent: {
    readonly suggestions: readonly SuggestionAnswer[] | null;
    readonly userErrors: readonly { code: string; message: string; path: readonly string[] | null }[];
  };
}

const suggestionFields = 'id kind before value rationale status analyzer { kind name } target { id }';

/** Runs `analyzeContent` on a project given by uuid. */
export function analyze(
  ai: Ai,
  actor: Actor,
  projectId: string,
  idempotencyKey?: string,
): Promise<GraphqlAnswer<AnalyzeAnswer>> {
  return analyzeTarget(ai, actor, toGlobalId('Project', projectId), idempotencyKey);
}

/** Runs `analyzeContent` on whatever is given as its target. */
export function analyzeTarget(
  ai: Ai,
  actor: Actor,
  targetId: string,
  idempotencyKey?: string,
): Promise<GraphqlAnswer<AnalyzeAnswer>> {
  return ai.execute<AnalyzeAnswer>(
    actor,
    `mutation ($input: AnalyzeContentInput!) {
      analyzeContent(input: $input) { suggestions { ${suggestionFields} } userErrors { code message path entitlement { key allowed limit used resetsAt limitMode } } }
    }`,
    { input: { targetId } },
    { idempotencyKey },
  );
}

/** Open suggestions of projects given by uuid, project by project. */
export async function pendingOf(
  ai: Ai,
  actor: Actor,
  projectIds: readonly string[],
): Promise<readonly (readonly SuggestionAnswer[])[]> {
  const { data, errors } = await ai.execute<{ _entities: { aiSuggestions: SuggestionAnswer[] }[] }>(
    actor,
    `query ($keys: [_Any!]!) {
      _entities(representations: $keys) { ... on Project { aiSuggestions { ${suggestionFields} } } }
    }`,
    { keys: projectIds.map((id) => ({ __typename: 'Project', id: toGlobalId('Project', id) })) },
  );
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  return data._entities.map((project) => project.aiSuggestions);
}

/** Rows of a table as the service sees them. */
export function rowsOf(
  ai: Ai,
  sql: string,
  params: readonly unknown[],
): Promise<readonly Record<string, unknown>[]> {
  return ai.as(service('test')).read((tx) => tx.sql(sql, params));
}
