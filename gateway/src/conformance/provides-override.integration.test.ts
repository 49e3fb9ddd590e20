import { jest } from '@jest/globals';
import { conforms, entitiesOf, subgraph } from '../testing/conformance.js';

jest.setTimeout(30_000);

const people = [
  { id: 'a', name: 'Ada', city: { name: 'Rome', zip: '1' } },
  { id: 'b', name: 'Bob', city: null },
];
const local = people.map(({ id, name }) => ({
  id,
  name: `local ${name}`,
  city: { name: 'local', zip: 'local' },
}));

// GX-1
conforms(
  '@provides answers from where the field is read',
  [
    subgraph(
      'people',
      `type Query { person(id: ID!): Person } type Person @key(fields: "id") { id: ID! name: String! @shareable city: City @shareable }
      type City @shareable { name: String! zip: String! }`,
      {
        Query: { person: (_: unknown, key: object) => entitiesOf(people)(key) },
        Person: { __resolveReference: entitiesOf(people) },
      },
    ),
    subgraph(
      'posts',
      `type Query { posts: [Post!]! @provides(fields: "author { city { name } }") plain: [Post!]! }
      type Post { title: String! author: Person! @provides(fields: "name") editor: Person! }
      type Person @key(fields: "id") { id: ID! name: String! @external city: City @external }
      type City { name: String! @external }`,
      {
        Query: Object.fromEntries(
          ['posts', 'plain'].map((field) => [
            field,
            () => [{ title: 'One', author: local[0], editor: local[1] }],
          ]),
        ),
      },
    ),
  ],
  {
    'the provided field on its path, the owner elsewhere': {
      query: '{ plain { author { name } editor { name } } }',
      data: { plain: [{ author: { name: 'local Ada' }, editor: { name: 'Bob' } }] },
    },
    'a nested path from the root field alone': {
      query: '{ posts { author { city { name zip } } } plain { author { name city { name } } } }',
      data: {
        posts: [{ author: { city: { name: 'local', zip: '1' } } }],
        plain: [{ author: { name: 'local Ada', city: { name: 'Rome' } } }],
      },
    },
    'nothing but what is provided needs one subgraph': {
      query: '{ posts { author { c: city { name } } } plain { author { n: name } } }',
      data: { posts: [{ author: { c: { name: 'local' } } }], plain: [{ author: { n: 'local Ada' } }] },
    },
  },
);

const media = [
  { __typename: 'Book', id: 'b', title: 'Tome', animals: [{ __typename: 'Dog', id: 'd', name: 'Rex' }] },
  { __typename: 'Film', id: 'f', title: 'Reel', animals: [{ __typename: 'Cat', id: 'c', name: 'Tom' }] },
];

conforms(
  '@provides on unions and interfaces',
  [
    subgraph(
      'feed',
      `type Query { feed: [Item!]! @provides(fields: "... on Book { title }")
        media: [Media!]! @provides(fields: "animals { ... on Dog { name } }") }
      union Item = Book | Film
      interface Media { id: ID! animals: [Animal!]! }
      interface Animal { id: ID! name: String! }
      type Dog implements Animal @key(fields: "id") { id: ID! name: String! @external }
      type Cat implements Animal @key(fields: "id") { id: ID! name: String! @external }
      type Book implements Media @key(fields: "id") { id: ID! title: String! @external animals: [Animal!]! @shareable }
      type Film implements Media @key(fields: "id") { id: ID! animals: [Animal!]! @shareable }`,
      {
        Query: {
          feed: () => media.map((one) => ({ ...one, title: `provided ${one.title}` })),
          media: () =>
            media.map((one) => ({
              ...one,
              animals: one.animals.map((animal) => ({ ...animal, name: `provided ${animal.name}` })),
            })),
        },
      },
    ),
    subgraph(
      'owner',
      `type Book @key(fields: "id") { id: ID! title: String! @shareable } type Film @key(fields: "id") { id: ID! title: String! }
      type Dog @key(fields: "id") { id: ID! name: String! @shareable } type Cat @key(fields: "id") { id: ID! name: String! }`,
      Object.fromEntries(
        ['Book', 'Film', 'Dog', 'Cat'].map((type) => [
          type,
          {
            __resolveReference: entitiesOf(
              [...media, ...media.flatMap(({ animals }) => animals)].filter(
                ({ __typename }) => __typename === type,
              ),
            ),
          },
        ]),
      ),
    ),
  ],
  {
    'one member of a union': {
      query: '{ feed { ... on Book { title } ... on Film { title } } }',
      data: { feed: [{ title: 'provided Tome' }, { title: 'Reel' }] },
    },
    'one implementation below an interface': {
      query: '{ media { id animals { name } } }',
      data: {
        media: [
          { id: 'b', animals: [{ name: 'provided Rex' }] },
          { id: 'f', animals: [{ name: 'Tom' }] },
        ],
      },
    },
  },
);

const bills = [{ id: '1', amount: 5, note: 'n', payer: 'from b' }];
const moved = (label: string) => `amount: Int @override(from: "b"${label})`;

for (const [feature, label, environment, from] of [
  ['@override', '', {}, 'a'],
  ['@override by all requests', ', label: "percent(100)"', {}, 'a'],
  ['@override by no request', ', label: "percent(0)"', {}, 'b'],
  ['@override by a label that nobody switched on', ', label: "moving"', {}, 'b'],
  ['@override by a label that is switched on', ', label: "moving"', { OVERRIDE_LABELS: 'other,moving' }, 'a'],
] as const) {
  conforms(
    feature,
    [
      subgraph('a', `type Bill @key(fields: "id") { id: ID! ${moved(label)} }`, {
        Bill: { __resolveReference: entitiesOf(bills), amount: () => 1 },
      }),
      subgraph(
        'b',
        'type Query { bill: Bill } type Bill @key(fields: "id") { id: ID! amount: Int payer: String }',
        {
          Query: { bill: () => bills[0] },
          Bill: { __resolveReference: entitiesOf(bills), amount: () => 2 },
        },
      ),
      subgraph(
        'c',
        label
          ? 'type Query { last: Bill } type Bill @key(fields: "id", resolvable: false) { id: ID! }'
          : 'type Query { last: Bill } type Bill @key(fields: "id") { id: ID! amount: Int @external twice: Int @requires(fields: "amount") }',
        {
          Query: { last: () => bills[0] },
          ...(label
            ? {}
            : {
                Bill: {
                  __resolveReference: (reference: object) => reference,
                  twice: ({ amount }: { amount: number }) => amount * 2,
                },
              }),
        },
      ),
    ],
    {
      'the field comes from where it lives': {
        query: '{ bill { amount payer } last { amount } }',
        data: {
          bill: { amount: from === 'a' ? 1 : 2, payer: 'from b' },
          last: { amount: from === 'a' ? 1 : 2 },
        },
      },
      ...(!label && {
        'the same where another field requires it': {
          query: '{ last { twice } bill { twice } }',
          data: { last: { twice: 2 }, bill: { twice: 2 } },
        },
      }),
    },
    environment,
  );
}
