import type { GraphAnswer, GraphClient } from './graph-client.js';
import type { Person } from './people.js';

/** What `analyzeContent` answers. */
export interface Analysis {
  readonly suggestions: readonly unknown[] | null;
  readonly userErrors: readonly {
    readonly code: string;
    readonly message: string;
    readonly entitlement: Record<string, unknown> | null;
  }[];
}

/** Asks for an analysis of a project. */
export async function analyze(person: Person, projectId: string): Promise<Analysis> {
  const answer: GraphAnswer<{ analyzeContent: Analysis }> = await person.client.run(
    `mutation ($input: AnalyzeContentInput!) { analyzeContent(input: $input) { suggestions { id } userErrors {
      code message entitlement { key allowed reason used limit resetsAt limitMode cheapestPlanThatAllows } } } }`,
    { input: { targetId: projectId } },
  );
  if (answer.errors.length > 0) throw new Error(JSON.stringify(answer.errors));
  return answer.data.analyzeContent;
}

/** Asks `count` times at once; resolves to the answers. */
export function analyzeAtOnce(
  person: Person,
  projectId: string,
  count: number,
): Promise<readonly Analysis[]> {
  return Promise.all(Array.from({ length: count }, () => analyze(person, projectId)));
}

/** The use of now of the one metered entitlement. */
export async function usageOf(client: GraphClient): Promise<Record<string, unknown>> {
  const { me } = await client.data(
    '{ me { usage { current { used reserved limit overage overageAmountCents } } } }',
  );
  return me.usage.current[0] as Record<string, unknown>;
}
