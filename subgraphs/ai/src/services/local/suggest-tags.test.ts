import { expect, test } from '@jest/globals';
import { buildContent } from '../testing/project-content.factory.js';
import { keyphrasesOf } from './keyphrases.js';
import { suggestTags } from './suggest-tags.js';
import { technologiesIn } from './technologies.js';

const tagsFor = (overrides: Parameters<typeof buildContent>[0]): readonly string[] | undefined => {
  const content = buildContent(overrides);
  return suggestTags(content, keyphrasesOf(content))?.value.split(',');
};

test('present tags stay in front and are not repeated in the plural', () => {
  const tags = tagsFor({
    title: 'Flood maps of the coast',
    description: 'Flood maps from tide gauges. Every flood map is drawn from tide gauges with Leaflet.',
    tags: ['Flood Map'],
    technologies: [],
  });
  expect(tags).toEqual(['flood map', 'tide gauges', 'coast', 'leaflet']);
});

test('tools that the project lists already are not suggested as tags', () => {
  const description = 'Drawn with Leaflet and PostGIS, drawn again with Leaflet and PostGIS.';
  expect(tagsFor({ description, technologies: ['leaflet', 'PostGIS'], title: 'Maps' })).not.toContain(
    'leaflet',
  );
});

test('whoever has four tags is left alone', () => {
  expect(tagsFor({ tags: ['one', 'two', 'three', 'four'] })).toBeUndefined();
});

test('of a text that is not English only the tools are taken', () => {
  const description =
    'Der Atlas zeigt alle Radwege der Stadt und wird jede Nacht aus OpenStreetMap neu gebaut. Der Atlas der Radwege ist frei.';
  expect(tagsFor({ title: 'Atlas der Radwege', description, technologies: [] })).toEqual(['openstreetmap']);
});

test.each([
  ['we go on and express ourselves in a swift way', []],
  ['Go away. Rust never sleeps.', []],
  ['a server in Rust and a client in Swift', ['Rust', 'Swift']],
  ['node.js, C++, c#, .net and NEXT.JS', ['Node.js', 'C++', 'C#', '.NET', 'Next.js']],
  ['javascript is not java, and reaction is not React', ['JavaScript', 'React']],
  ['https://react.dev and me@react.io', []],
])('the technologies of %p are %p', (text, expected) => {
  expect(technologiesIn(text)).toEqual(expected);
});
