import { expect, test } from '@jest/globals';
import { anonymous, service } from '@gatefold/runtime/identity';
import { buildAdmin, buildMember } from '@gatefold/runtime/testing';
import { canChangeProject, canSeeProject } from './project.policy.js';

const owner = buildMember();
const others = [anonymous, buildMember(), buildAdmin(), service('gateway')];

// S6
test.each(['DRAFT', 'ARCHIVED'] as const)('shows a project that is %s to its owner alone', (status) => {
  const project = { ownerId: owner.userId, status };
  expect(canSeeProject(owner, project)).toBe(true);
  expect(others.filter((actor) => canSeeProject(actor, project))).toEqual([]);
});

test('shows a published project to everybody', () => {
  const project = { ownerId: owner.userId, status: 'PUBLISHED' as const };
  expect(others.every((actor) => canSeeProject(actor, project))).toBe(true);
});

// S6
test('lets nobody but the owner change a project', () => {
  const project = { ownerId: owner.userId, status: 'PUBLISHED' as const };
  expect(canChangeProject(owner, project)).toBe(true);
  expect(others.filter((actor) => canChangeProject(actor, project))).toEqual([]);
});
