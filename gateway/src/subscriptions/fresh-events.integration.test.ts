import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { eventually } from '../testing/eventually.js';
import { LiveWorld, liveSubgraph } from '../testing/live-subgraph.js';
import { connectClient, SocketOperation } from '../testing/socket-client.js';
import { TestPlatform } from '../testing/test-platform.js';

let platform: TestPlatform;
const world = new LiveWorld();
beforeAll(async () => {
  platform = await TestPlatform.start({}, [liveSubgraph(world)]);
});
afterAll(() => platform.stop());

// GX-3
test('an event sees data at least as new as itself: it joins no read that began before it', async () => {
  const client = connectClient(platform.socketUrl);
  const query = 'subscription Watch($line: Int!) { changed(line: $line) { title } }';
  const [older, newer] = [0, 1].map((line) => new SocketOperation(client, query, { line }));
  await eventually('both subscribed', () =>
    world.lines.every(({ subscriberCount }) => subscriberCount === 1),
  );
  const content = platform.of('content');
  content.delayMs = 300;
  world.lines[0].publish({ id: 'p1' });
  await eventually('the older event has been read for', () => content.contexts.length === 1);
  platform.world.projects[0] = { id: 'p1', title: 'Renamed', ownerId: 'u1' };
  world.lines[1].publish({ id: 'p1' });
  expect(await newer!.received(1)).toEqual([{ data: { changed: { title: 'Renamed' } } }]);
  expect(await older!.received(1)).toEqual([{ data: { changed: { title: 'Bridge' } } }]);
  expect(content.documents).toHaveLength(2);
  expect(content.documents[0]).toBe(content.documents[1]);
  await client.dispose();
});
