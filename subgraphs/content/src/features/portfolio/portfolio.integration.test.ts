import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { toGlobalId } from '@gatefold/schema';
import { anonymous } from '@gatefold/runtime/identity';
import { buildMember } from '@gatefold/runtime/testing';
import { register, startContent, type Content } from '../../testing/start-content.js';
import {
  documentOf,
  publish,
  restore,
  save,
  seenFields,
  unpublish,
  type SeenPortfolio,
} from './testing/portfolio.factory.js';

let content: Content;
beforeAll(async () => {
  content = await startContent({ documentBytesMax: 5_000 });
});
afterAll(() => content.stop());

const bySlug = `query ($slug: String!) { portfolio(slug: $slug) { ${seenFields} } }`;
const see = async (viewer: Parameters<Content['execute']>[0], slug: string) =>
  (await content.execute<{ portfolio: SeenPortfolio | null }>(viewer, bySlug, { slug })).data.portfolio;

describe('a new person', () => {
  test('has a portfolio with the own name as soon as the registration is announced, once', async () => {
    const ada = buildMember();
    await register(content, ada, 'Ada Lovelace');
    await register(content, ada, 'Ada Lovelace');
    expect(await see(ada, ada.username)).toMatchObject({
      slug: ada.username,
      title: 'Ada Lovelace',
      revision: 1,
    });
  });

  test('has a portfolio before the registration is announced, and gets the real name when it is', async () => {
    const ada = buildMember();
    expect(await see(ada, ada.username)).toMatchObject({ title: ada.username, revision: 1 });
    await register(content, ada, 'Ada Lovelace');
    const portfolio = await see(ada, ada.username);
    expect(portfolio).toMatchObject({ title: 'Ada Lovelace', revision: 1 });
    expect(portfolio?.document.blocks[0]?.props).toMatchObject({ heading: 'Ada Lovelace' });
  });

  test('keeps what was saved before the registration is announced', async () => {
    const ada = buildMember();
    await save(content, ada, 'Mine', 1, { title: 'Mine' });
    await register(content, ada, 'Ada Lovelace');
    expect(await see(ada, ada.username)).toMatchObject({ title: 'Mine', revision: 2 });
  });

  test('has no public page', async () => {
    const ada = buildMember();
    await register(content, ada, 'Ada Lovelace');
    expect(await see(anonymous, ada.username)).toBeNull();
    expect(await see(anonymous, 'nobody-at-all')).toBeNull();
  });
});

describe('savePortfolio', () => {
  test('makes a revision of each distinct draft and leaves out what is not given', async () => {
    const ada = buildMember();
    const theme = { key: 'INK', accent: '#ff0000', font: 'MONO' };
    const first = await save(content, ada, 'One', 1, { title: 'Work', theme });
    expect(first).toMatchObject({ userErrors: [], portfolio: { revision: 2, title: 'Work', theme } });
    const second = await save(content, ada, 'Two', 2);
    expect(second.portfolio).toMatchObject({
      revision: 3,
      title: 'Work',
      theme,
      document: documentOf('Two'),
    });
    expect((await save(content, ada, 'Two', 3)).portfolio?.revision).toBe(3);
  });

  test('answers a stale revision with CONFLICT and the present state, and changes nothing', async () => {
    const ada = buildMember();
    await save(content, ada, 'From the laptop', 1);
    const { portfolio, userErrors } = await save(content, ada, 'From the phone', 1);
    expect(userErrors).toMatchObject([{ code: 'CONFLICT', path: ['input', 'expectedRevision'] }]);
    expect(portfolio).toMatchObject({ revision: 2, document: documentOf('From the laptop') });
    expect(await see(ada, ada.username)).toMatchObject({
      revision: 2,
      document: documentOf('From the laptop'),
    });
  });

  test('lets exactly one of parallel saves on the same revision win', async () => {
    const ada = buildMember();
    await save(content, ada, 'First', 1);
    await Promise.all(Array.from({ length: 8 }, () => see(ada, ada.username)));
    const attempts = Array.from({ length: 8 }, (_, index) => save(content, ada, `Save ${index}`, 2));
    const outcomes = await Promise.all(attempts);
    expect(outcomes.filter(({ userErrors }) => userErrors.length === 0)).toHaveLength(1);
    expect((await see(ada, ada.username))?.revision).toBe(3);
  });

  // PS-16
  test('tells where in the document a block does not fit', async () => {
    const block = (id: string, heading: string) => ({
      id,
      type: 'text',
      props: { heading, text: '', width: 'wide' },
    });
    const blocks = [block('a', 'Fine'), block('b', 'Fine'), block('c', 'x'.repeat(161))];
    const { portfolio, userErrors } = await save(content, buildMember(), '', 1, {
      document: { version: 1, blocks },
    });
    expect(portfolio).toBeNull();
    expect(userErrors).toMatchObject([
      { code: 'BAD_USER_INPUT', path: ['input', 'document', 'blocks', '2', 'props', 'heading'] },
    ]);
  });

  test.each([
    [
      'an unknown block',
      { document: { version: 1, blocks: [{ id: 'a', type: 'script', props: {} }] } },
      'type',
    ],
    [
      'a block id used twice',
      { document: { version: 1, blocks: [1, 2].map(() => documentOf('x').blocks[0]) } },
      'id',
    ],
    ['another format', { document: { version: 2, blocks: [] } }, 'version'],
    ['a property that no block has', { document: withProps({ onclick: 'x' }) }, 'props'],
    ['a link that runs', { document: linkTo('javascript:alert(1)') }, 'buttonLink'],
    ['a colour that is none', { theme: { key: 'INK', accent: 'red', font: 'MONO' } }, 'accent'],
    ['a character that cannot be stored', { document: documentOf('a\0b') }, 'heading'],
    ['a document above its size', { document: documentOf('x'.repeat(5_000)) }, 'document'],
    ['a blank title', { title: ' ' }, 'title'],
  ])('refuses %s', async (_name, more, last) => {
    const { portfolio, userErrors } = await save(content, buildMember(), 'x', 1, more);
    expect(portfolio ?? null).toBeNull();
    expect(userErrors).toMatchObject([{ code: 'BAD_USER_INPUT' }]);
    expect(userErrors[0]?.path.at(-1)).toBe(last);
  });

  test('drops a prototype that is sent as a property', async () => {
    const props = JSON.parse('{"__proto__":{"x":1},"size":"small","line":true}') as object;
    const document = { version: 1, blocks: [{ id: 'a', type: 'divider', props }] };
    const { portfolio } = await save(content, buildMember(), 'x', 1, { document });
    expect(JSON.stringify(portfolio?.document.blocks[0]?.props)).toBe('{"size":"small","line":true}');
  });

  // S15
  test.each(['\\u0000', '💥 <script>', '"\'`\\', '\u202e', '{"$ne":1}'])('keeps %j exactly', async (text) => {
    expect((await save(content, buildMember(), text, 1)).portfolio?.document).toEqual(documentOf(text));
  });
});

describe('publishPortfolio', () => {
  test('shows the draft of that moment to everybody, and later drafts to the owner alone', async () => {
    const ada = buildMember();
    await save(content, ada, 'Public', 1, { title: 'Public' });
    expect((await publish(content, ada)).portfolio).toMatchObject({ publishedRevision: 2, revision: 2 });
    const theme = { key: 'INK', accent: '#ff0000', font: 'MONO' };
    await save(content, ada, 'Secret', 2, { title: 'Secret', theme });
    for (const viewer of [anonymous, buildMember()]) {
      const seen = await see(viewer, ada.username);
      expect(seen).toMatchObject({
        title: 'Public',
        revision: 2,
        publishedRevision: 2,
        theme: { key: 'PAPER' },
      });
      expect(JSON.stringify(seen)).not.toContain('Secret');
    }
    expect(await see(ada, ada.username)).toMatchObject({
      title: 'Secret',
      revision: 3,
      publishedRevision: 2,
    });
  });

  test('publishes nothing when the draft is not the expected one', async () => {
    const ada = buildMember();
    await save(content, ada, 'Newer', 1);
    const { portfolio, userErrors } = await publish(content, ada, { expectedRevision: 1 });
    expect(userErrors).toMatchObject([{ code: 'CONFLICT', path: ['input', 'expectedRevision'] }]);
    expect(portfolio).toMatchObject({ revision: 2, publishedRevision: null });
    expect(await see(anonymous, ada.username)).toBeNull();
  });

  test('of a person who never saved shows the starter', async () => {
    const ada = buildMember();
    await publish(content, ada);
    expect(await see(anonymous, ada.username)).toMatchObject({ title: ada.username, revision: 1 });
  });
});

describe('unpublishPortfolio', () => {
  test('takes the page off the public and keeps the draft', async () => {
    const ada = buildMember();
    await save(content, ada, 'Public', 1);
    await publish(content, ada);
    expect((await unpublish(content, ada)).portfolio).toMatchObject({ publishedRevision: null, revision: 2 });
    expect(await see(anonymous, ada.username)).toBeNull();
    expect(await see(ada, ada.username)).toMatchObject({ document: documentOf('Public') });
    expect((await unpublish(content, ada)).userErrors).toEqual([]);
  });
});

describe('every change of a portfolio', () => {
  const doc = documentOf('x');
  const changes = [
    ['savePortfolio', 'SavePortfolioInput!', { document: doc, expectedRevision: 1 }],
    ['publishPortfolio', 'PublishPortfolioInput', {}],
    ['unpublishPortfolio', 'UnpublishPortfolioInput', {}],
    ['restorePortfolioRevision', 'RestorePortfolioRevisionInput!', { revision: 1 }],
  ] as const;

  // S6
  test.each(changes)(
    '%s answers a foreign portfolio as a missing one, byte for byte',
    async (name, type, input) => {
      const [ada, eve] = [buildMember(), buildMember()];
      const { portfolio } = await publish(content, ada);
      const mutation = `mutation ($input: ${type}) { ${name}(input: $input) { portfolio { id } userErrors { code message path } } }`;
      const ids = [
        portfolio?.id,
        toGlobalId('Portfolio', '00000000-0000-4000-8000-000000000000'),
        'nonsense',
      ];
      const answers = ids.map((portfolioId) =>
        content.execute(eve, mutation, { input: { ...input, portfolioId } }),
      );
      const texts = (await Promise.all(answers)).map((answer) => JSON.stringify(answer));
      expect(new Set(texts).size).toBe(1);
      expect(texts[0]).toContain('NOT_FOUND');
    },
  );

  test.each(changes)('%s asks visitors to sign in', async (name, type, input) => {
    const mutation = `mutation ($input: ${type}) { ${name}(input: $input) { userErrors { code } } }`;
    expect((await content.execute(anonymous, mutation, { input })).code).toBe('UNAUTHENTICATED');
  });
});

describe('restorePortfolioRevision', () => {
  test('makes an earlier state the draft as a new revision', async () => {
    const ada = buildMember();
    await save(content, ada, 'One', 1, { title: 'First title' });
    await save(content, ada, 'Two', 2, { title: 'Second title' });
    const { portfolio } = await restore(content, ada, { revision: 2 });
    expect(portfolio).toMatchObject({ revision: 4, title: 'First title', document: documentOf('One') });
    expect((await restore(content, ada, { revision: 9 })).userErrors).toMatchObject([{ code: 'NOT_FOUND' }]);
  });
});

function withProps(props: object): object {
  return {
    version: 1,
    blocks: [{ id: 'a', type: 'divider', props: { size: 'small', line: true, ...props } }],
  };
}

function linkTo(buttonLink: string): object {
  return {
    version: 1,
    blocks: [{ id: 'a', type: 'contact', props: { heading: '', text: '', buttonLabel: '', buttonLink } }],
  };
}
