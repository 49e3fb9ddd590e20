import type { MemberActor } from '@gatefold/runtime/identity';
import type { Content } from '../../../testing/start-content.js';
import type { ProjectStatus } from '../project.entity.js';

/** A project as tests look at it. */
export interface SeenProject {
  readonly id: string;
  readonly title: string;
  readonly status: ProjectStatus;
  readonly position: number;
  readonly version: number;
  readonly tags: readonly string[];
}

const mutation = `mutation ($input: CreateProjectInput!) {
  createProject(input: $input) {
    project { id title status position version tags }
    userErrors { code message path }
  }
}`;

/** A project of this person, published unless said otherwise. */
export async function createProject(
  content: Content,
  owner: MemberActor,
  overrides: Record<string, unknown> = {},
): Promise<SeenProject> {
  const input = { title: 'A bridge', status: 'PUBLISHED', ...overrides };
  const answer = await content.execute<{
    createProject: { project: SeenProject | null; userErrors: object[] };
  }>(owner, mutation, { input });
  const { project, userErrors } = answer.data.createProject;
  if (!project) throw new Error(JSON.stringify(userErrors));
  return project;
}
