import { jest } from '@jest/globals';
import { conforms, entitiesOf, subgraph } from '../testing/conformance.js';

jest.setTimeout(30_000);

const book = { __typename: 'Book', id: 'b', title: 'Tome', pages: 9 };
const film = { __typename: 'Film', id: 'f', title: 'Reel', minutes: 90 };
const song = { __typename: 'Song', id: 's', title: 'Hum' };
const referenced = Object.fromEntries(
  [book, film, song].map((one) => [one.__typename, { __resolveReference: entitiesOf([one]) }]),
);

// GX-1
conforms(
  'unions whose members differ from subgraph to subgraph',
  [
    subgraph(
      'a',
      `type Query { all: [Media]! @shareable view: Viewer @shareable onlyA: [Media!]! }
      type Viewer @shareable { media: Media book: Media song: Media }
      union Media = Book | Film
      type Book @key(fields: "id") { id: ID! title: String! @shareable pages: Int! }
      type Film @key(fields: "id") { id: ID! title: String! @shareable }`,
      {
        Query: {
          all: () => [book, null],
          view: () => ({ media: book, book, song: null }),
          onlyA: () => [film, book],
        },
        ...referenced,
      },
    ),
    subgraph(
      'b',
      `type Query { all: [Media]! @shareable view: Viewer @shareable onlyB: [Media!]! }
      type Viewer @shareable { media: Media book: Media song: Media }
      union Media = Book | Song
      type Book @key(fields: "id") { id: ID! title: String! @shareable }
      type Song @key(fields: "id") { id: ID! title: String! @shareable }`,
      {
        Query: {
          all: () => [book, null],
          view: () => ({ media: book, book, song: null }),
          onlyB: () => [song, book],
        },
        ...referenced,
      },
    ),
    subgraph('c', 'type Film @key(fields: "id") { id: ID! minutes: Int! }', referenced),
  ],
  {
    'a field that every subgraph knows through the members that it knows': {
      query:
        '{ all { __typename ... on Book { id title pages } ... on Film { title minutes } ... on Song { title } } }',
      data: {
        all: [{ __typename: 'Book', id: 'b', title: 'Tome', pages: 9 }, null],
      },
    },
    'members that this subgraph does not have are no fault': {
      query:
        '{ onlyA { ... on Song { title } ... on Film { minutes } } onlyB { ... on Film { minutes } ... on Book { pages } ... on Song { title } } }',
      data: { onlyA: [{ minutes: 90 }, {}], onlyB: [{ title: 'Hum' }, { pages: 9 }] },
    },
    'below an object that both have': {
      query:
        '{ view { media { ... on Book { title } ... on Song { title } ... on Film { title } } song { __typename } book { ...B } } } fragment B on Book { p: pages }',
      data: { view: { media: { title: 'Tome' }, song: null, book: { p: 9 } } },
    },
  },
);

const node = [
  { __typename: 'User', id: 'u', name: 'Ada', mail: 'ada@x' },
  { __typename: 'Team', id: 't', name: 'Core', size: 3 },
];

conforms(
  'interfaces whose implementations and fields differ from subgraph to subgraph',
  [
    subgraph(
      'a',
      `type Query { nodes: [Node!]! named: [Named!]! actors: [[Actor]!] }
      interface Node { id: ID! } interface Named { name: String! } interface Actor implements Node { id: ID! }
      type User implements Node & Named & Actor @key(fields: "id") { id: ID! name: String! @shareable }
      type Team implements Node & Actor @key(fields: "id") { id: ID! }
      type Bot implements Node & Named { id: ID! name: String! }`,
      {
        Query: {
          nodes: () => [...node, { __typename: 'Bot', id: 'r', name: 'Robo' }],
          named: () => [node[0], { __typename: 'Bot', id: 'r', name: 'Robo' }],
          actors: () => [[node[1], null], [], [node[0]]],
        },
      },
    ),
    subgraph(
      'b',
      `interface Named { name: String! }
      type User implements Named @key(fields: "id") { id: ID! name: String! @shareable mail: String! }
      type Team implements Named @key(fields: "id") { id: ID! name: String! size: Int }`,
      { User: { __resolveReference: entitiesOf(node) }, Team: { __resolveReference: entitiesOf(node) } },
    ),
  ],
  {
    'an interface that one implementation has in another subgraph alone': {
      query: '{ nodes { __typename id ... on Named { name } } }',
      data: {
        nodes: [
          { __typename: 'User', id: 'u', name: 'Ada' },
          { __typename: 'Team', id: 't', name: 'Core' },
          { __typename: 'Bot', id: 'r', name: 'Robo' },
        ],
      },
    },
    'fragments in fragments that narrow and widen': {
      query:
        '{ actors { ...A ... on Node { ... on Team { s: size } } } } fragment A on Actor { ... on Named { ...N } } fragment N on Named { name ... on User { mail } }',
      data: { actors: [[{ name: 'Core', s: 3 }, null], [], [{ name: 'Ada', mail: 'ada@x' }]] },
    },
    'conditions on types that cannot hold': {
      query: '{ named { ... on Node { ... on Actor { ... on User { mail } } } t: __typename } }',
      data: { named: [{ mail: 'ada@x', t: 'User' }, { t: 'Bot' }] },
    },
  },
);

conforms(
  'fields of one response name and several types',
  [
    subgraph(
      'a',
      `type Query { pets: [Pet!]! pair: [Both!]! } union Pet = Cat | Dog
      type Cat @key(fields: "id") { id: ID! rank: Int! owner: Cat } type Dog @key(fields: "id") { id: ID rank: String owner: Dog }
      interface Both { id: ID } type L implements Both { id: ID! n: Int! } type R implements Both { id: ID n: [Int!] }`,
      {
        Query: {
          pets: () => [
            { __typename: 'Cat', id: '1', rank: 1, owner: { id: '3', rank: 3 } },
            { __typename: 'Dog', id: '2', rank: 'two' },
          ],
          pair: () => [
            { __typename: 'L', id: '1', n: 4 },
            { __typename: 'R', n: [5] },
          ],
        },
      },
    ),
    subgraph(
      'b',
      'type Cat @key(fields: "id") { id: ID! mood: [String!] } type Dog @key(fields: "id") { id: ID mood: String }',
      {
        Cat: { mood: () => ['calm'] },
        Dog: { mood: () => 'wild' },
      },
    ),
  ],
  {
    'apart in the answer, together in the fetch': {
      query:
        '{ pets { ... on Cat { catId: id catRank: rank owner { rank } m: mood } ... on Dog { dogId: id dogRank: rank d: mood } } }',
      data: {
        pets: [
          { catId: '1', catRank: 1, owner: { rank: 3 }, m: ['calm'] },
          { dogId: '2', dogRank: 'two', d: 'wild' },
        ],
      },
    },
    'on an interface': {
      query: '{ pair { id ... on L { l: n id2: id } ... on R { r: n id3: id } } }',
      data: {
        pair: [
          { id: '1', l: 4, id2: '1' },
          { id: null, r: [5], id3: null },
        ],
      },
    },
  },
);
