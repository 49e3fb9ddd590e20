import { expect, test } from '@jest/globals';
import { buildContent } from '../testing/project-content.factory.js';
import { keyphrasesOf } from './keyphrases.js';
import { suggestTitle } from './suggest-title.js';

const titleFor = (title: string, description = ''): string => {
  const content = buildContent({ title, description });
  return suggestTitle(content, keyphrasesOf(content))?.value ?? title;
};

const recipes =
  'A recipe finder that reads your fridge. The recipe finder ranks recipes by what is left to buy.';
const lumen = 'Lumen is a simple habit tracker for night owls.';

test.each([
  ['REDESIGN OF A BUS NETWORK IN GRAPHQL AND PDF', 'Redesign of a Bus Network in GraphQL and PDF'],
  ['NASA poster series', 'NASA poster series'],
  ['A bus network, redrawn...', 'A bus network, redrawn'],
  ['Who owns the river?', 'Who owns the river?'],
  ['My really cool weather station', 'Weather station'],
  ['A simple weather station', 'Weather station'],
  ['A weather station for schools', 'A weather station for schools'],
  ['weather station of our school', 'weather station of our school'],
])('%p becomes %p', (before, after) => {
  expect(titleFor(before)).toBe(after);
});

test.each(['My project', 'Project 1', 'Website', 'untitled', 'My app!'])(
  '%p is named after what it is',
  (title) => {
    expect(titleFor(title, recipes)).toBe('Recipe finder');
  },
);

test('a generic title stays when the text does not tell what the project is', () => {
  expect(titleFor('Project 1', 'It was fun.')).toBe('Project 1');
});

test('a name alone is explained by what the text calls it', () => {
  expect(titleFor('Lumen', lumen)).toBe('Lumen: habit tracker');
  expect(titleFor('Tracker', lumen)).toBe('Tracker');
});

test('a long title is cut where it divides by itself, else between words', () => {
  const tail = 'with screen readers, large type and as few questions as the law allows for patients';
  expect(titleFor(`Patient intake for people with low vision – ${tail}`)).toBe(
    'Patient intake for people with low vision',
  );
  const cut = titleFor(
    `Redesigning the intake of patients with low vision in a network of hospitals ${tail}`,
  );
  expect(cut).toBe('Redesigning the intake of patients with low vision in a network');
});
