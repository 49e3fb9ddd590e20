import { describe, expect, test } from '@jest/globals';
import { compose } from '../testing/test-platform.js';
import { loadSupergraph } from './loaded-supergraph.js';

const link = (alias = '') => `
  extend schema
    @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@composeDirective"])
    @link(url: "https://specs.gatefold.dev/live/v1.0"${alias})
    @composeDirective(name: "@live")
  directive @live(dropOldest: Boolean! = false, cursor: String, resumeFrom: String) on FIELD_DEFINITION
`;
const fields = (subscription: string, header = link()) => {
  const typeDefs = `${header} type Query { a: Int } type Entry { seq: Int! } type Subscription { ${subscription} }`;
  const sdl = compose([{ name: 'feeds', typeDefs, resolvers: {} }]);
  return loadSupergraph(sdl, () => new URL('http://feeds.invalid'), 10).liveFields;
};

describe('@live', () => {
  test('declares what a slow client loses and how a lost stream goes on', () => {
    const live = fields(
      'state: Entry @live(dropOldest: true) feed(after: Int): Entry! @live(cursor: "seq", resumeFrom: "after") plain: Int',
    );
    expect(live.of('state')).toEqual({ whenSlow: 'drop-oldest' });
    expect(live.of('feed')).toEqual({ whenSlow: 'close', resume: { cursor: 'seq', argument: 'after' } });
    expect(live.of('plain')).toEqual({ whenSlow: 'close' });
  });

  test('of somebody else says nothing here', () => {
    const header = link().replace('specs.gatefold.dev', 'specs.example.org');
    expect(fields('state: Entry @live(dropOldest: true)', header).of('state')).toEqual({ whenSlow: 'close' });
  });

  test.each([
    [
      'feed(after: Int): Entry @live(cursor: "seq")',
      'Subscription.feed: give cursor and resumeFrom together',
    ],
    ['feed(after: Int): Entry @live(cursor: "at", resumeFrom: "after")', 'Entry has no field at'],
    ['feed: Entry @live(cursor: "seq", resumeFrom: "after")', 'has no argument after'],
    ['feed(after: Int): [Entry!]! @live(cursor: "seq", resumeFrom: "after")', 'one object'],
    ['feed(after: Int): Int @live(cursor: "seq", resumeFrom: "after")', 'one object'],
  ])('refuses the supergraph with %s', (subscription, reason) => {
    expect(() => fields(subscription)).toThrow(reason);
  });
});
