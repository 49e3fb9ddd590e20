import { beforeAll, expect, test } from '@jest/globals';
import { createProject, publishPortfolio, registerPerson, saveDraft } from '../harness/people.js';
import { GraphClient } from '../harness/graph-client.js';
import { pushWith, untilPushed } from '../harness/pushes.js';
import { sharedPlatform, type SharedPlatform } from '../harness/shared-platform.js';

let platform: SharedPlatform;
beforeAll(async () => {
  platform = await sharedPlatform();
}, 120_000);

const dashboard = `{
  me {
    username tier email
    portfolio { slug revision publishedRevision }
    projects(first: 5) { totalCount nodes { title } }
    entitlements { key allowed limit reason }
    aiUsage { analyses }
  }
}`;

test('from registration to a page that a visitor reads without JavaScript and sees change by itself', async () => {
  // GX-1, GX-3, SV-2, PF-3, PF-14, PF-15, RA-25
  const owner = await registerPerson(platform.url, 'Mira Example');
  const projectId = await createProject(owner, 'Tidal clock');
  await publishPortfolio(owner, 'Things that keep time');

  const page = await fetch(`${platform.url}/@${owner.username}`);
  expect(page.status).toBe(200);
  const html = await page.text();
  expect(html).toContain('Tidal clock');
  expect(html).toContain('Things that keep time');

  const visitor = new GraphClient(platform.url);
  const pushes = visitor.subscribe(
    `subscription($slug: String!) {
      portfolioUpdated(slug: $slug) { title owner { displayName } projects(first: 5) { nodes { title } } }
    }`,
    { slug: owner.username },
  );
  const { push, delayMs } = await untilPushed(pushes, () =>
    owner.client.mutate('updateProject', 'project { title }', 'UpdateProjectInput!', {
      id: projectId,
      title: 'Tidal clock II',
    }),
  );
  expect(push).toMatchObject({
    data: {
      portfolioUpdated: {
        owner: { displayName: 'Mira Example' },
        projects: { nodes: [{ title: 'Tidal clock II' }] },
      },
    },
  });
  expect(delayMs).toBeLessThan(1_000);
  await pushes.return?.();
  await visitor.close();
});

test('one query joins all four subgraphs for the signed-in person', async () => {
  const owner = await registerPerson(platform.url);
  await createProject(owner, 'One');
  const { me } = await owner.client.data(dashboard);
  expect(me).toMatchObject({
    username: owner.username,
    tier: 'FREE',
    email: owner.email,
    portfolio: { slug: owner.username, publishedRevision: null },
    projects: { totalCount: 1, nodes: [{ title: 'One' }] },
    entitlements: expect.arrayContaining([
      expect.objectContaining({ key: 'content.projects', allowed: true }),
    ]),
    aiUsage: { analyses: 0 },
  });
});

test('a saved draft reaches its owner and no visitor', async () => {
  const owner = await registerPerson(platform.url);
  const projectId = await createProject(owner, 'Work');
  await publishPortfolio(owner, 'Published heading');
  const document = `subscription($slug: String!) { portfolioUpdated(slug: $slug) { document { blocks { props } } } }`;
  const visitor = new GraphClient(platform.url);
  const visits = visitor.subscribe(document, { slug: owner.username });
  const own = owner.client.subscribe(document, { slug: owner.username });
  const touch = (): Promise<unknown> =>
    owner.client.mutate('updateProject', 'project { id }', 'UpdateProjectInput!', {
      id: projectId,
      title: 'Work',
    });
  await Promise.all([untilPushed(visits, touch), untilPushed(own, touch)]);

  const heardByVisitor: string[] = [];
  const published = (async () => {
    for await (const push of visits) {
      heardByVisitor.push(JSON.stringify(push));
      if (heardByVisitor.at(-1)?.includes('Third heading')) return;
    }
  })();
  const ownDraft = pushWith(own, 'Second heading');
  await saveDraft(owner, 'Second heading');
  await ownDraft;
  await publishPortfolio(owner, 'Third heading');
  await published;
  expect(heardByVisitor.filter((push) => push.includes('Second heading'))).toEqual([]);
  await Promise.all([visits.return?.(), own.return?.(), visitor.close(), owner.client.close()]);
});
