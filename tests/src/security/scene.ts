import { eventually } from '@gatefold/runtime/testing';
import { openCheckout, payOnPage } from '../harness/stripe-sandbox.js';
import {
  createProject,
  publishPortfolio,
  registerPerson,
  saveDraft,
  type Person,
} from '../harness/people.js';

/** What only the owner may ever read. */
export const canary = 'CANARY';

/** A person with published and unpublished things; every unpublished text holds the {@link canary}. */
export interface Scene {
  readonly owner: Person;
  readonly draftProjectId: string;
  readonly publicProjectId: string;
  readonly portfolioId: string;
  readonly suggestionId: string;
}

export async function arrangeScene(origin: string): Promise<Scene> {
  const owner = await registerPerson(origin, 'Olive Owner');
  const publicProjectId = await createProject(owner, 'Public work');
  const draft = await owner.client.mutate('createProject', 'project { id }', 'CreateProjectInput!', {
    title: `${canary} TITLE`,
    shortSummary: `${canary} summary`,
    description: `${canary} is a weather station. It reads the ${canary} sensor every minute and draws a chart.`,
    tags: [canary.toLowerCase()],
    technologies: [`${canary}-tech`],
    liveLink: `https://example.com/${canary}`,
    status: 'DRAFT',
  });
  const draftProjectId = draft.project.id as string;
  await publishPortfolio(owner, 'Public heading');
  await saveDraft(owner, `${canary} heading`);
  await subscribe(owner);
  const { me } = await owner.client.data('{ me { portfolio { id } } }');
  const analysis = await eventually(async () => {
    const payload = await owner.client.mutate(
      'analyzeContent',
      'suggestions { id }',
      'AnalyzeContentInput!',
      {
        targetId: draftProjectId,
      },
    );
    return payload.suggestions?.length > 0 ? payload : undefined;
  });
  return {
    owner,
    draftProjectId,
    publicProjectId,
    portfolioId: me.portfolio.id as string,
    suggestionId: analysis.suggestions[0].id as string,
  };
}

/** The owner pays for a plan, since only then is there a subscription that others must not see. */
async function subscribe(owner: Person): Promise<void> {
  const url = await eventually(() => openCheckout(owner).catch(() => undefined), 20_000);
  await payOnPage(url, owner);
  await eventually(async () => {
    const { me } = await owner.client.data('{ me { subscription { id } } }');
    return me.subscription ?? undefined;
  }, 20_000);
}
