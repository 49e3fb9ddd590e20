import { expect, test } from '@jest/globals';
import { anonymous, service } from '@gatefold/runtime/identity';
import { buildAdmin, buildMember } from '@gatefold/runtime/testing';
import { canChangePortfolio, shownState } from './portfolio.policy.js';
import { writeStarter } from './use-cases/write-starter.js';

const owner = buildMember();
const others = [anonymous, buildMember(), buildAdmin(), service('gateway')];
const portfolio = {
  id: 'id',
  ownerId: owner.userId,
  slug: 'ada',
  showBranding: true,
  published: { ...writeStarter('Public'), revision: 1 },
  publishedAt: new Date(),
  draft: { ...writeStarter('Draft'), revision: 2 },
};

// S6
test('shows the draft to the owner and the published state to everybody else', () => {
  expect(shownState(owner, portfolio)?.title).toBe('Draft');
  expect(others.map((actor) => shownState(actor, portfolio)?.title)).toEqual(others.map(() => 'Public'));
});

// S6
test('shows nothing of an unpublished portfolio to anybody but the owner', () => {
  const unpublished = { ...portfolio, published: undefined };
  expect(shownState(owner, unpublished)?.title).toBe('Draft');
  expect(others.map((actor) => shownState(actor, unpublished))).toEqual(others.map(() => undefined));
});

// S6
test('lets nobody but the owner change a portfolio', () => {
  expect(canChangePortfolio(owner, portfolio)).toBe(true);
  expect(others.filter((actor) => canChangePortfolio(actor, portfolio))).toEqual([]);
});
