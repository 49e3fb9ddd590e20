import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { planRequested } from '@gatefold/schema';
import { service } from '@gatefold/runtime/identity';
import { startContent, type Content } from '../../testing/start-content.js';
import { movesTo, overLimit, personWithProjects } from './testing/plan-life.js';
import { requestMissingPlans } from './use-cases/request-missing-plans.js';

// Decision "Downgrade": also for who came before plans were kept here

let content: Content;
beforeAll(async () => {
  content = await startContent();
});
afterAll(() => content.stop());

const request = () => requestMissingPlans(content.as(service('content')));
const requested = async (): Promise<readonly unknown[]> =>
  (
    await content
      .as(service('test'))
      .read((tx) =>
        tx.sql('select payload from outbox where name = $1 order by position', [planRequested.name]),
      )
  ).map(({ payload }) => payload);

test('the plan of whom no announcement reached is asked for until it is known, and then it counts', async () => {
  const [ada, eve] = [await personWithProjects(content, 22), await personWithProjects(content, 1)];
  await movesTo(content, eve, 'FREE', 1);
  expect([await request(), await request()]).toEqual([1, 1]);
  expect(await requested()).toEqual([{ userId: ada.userId }, { userId: ada.userId }]);
  await movesTo(content, ada, 'FREE', 7);
  expect((await overLimit(content, ada)).map(({ title }) => title)).toEqual(['22', '21']);
  expect(await request()).toBe(0);
});
