import { jest } from '@jest/globals';
import { conforms, entitiesOf, subgraph } from '../testing/conformance.js';

jest.setTimeout(30_000);

interface Parcel {
  readonly id: string;
  readonly weight: number | null;
  readonly box: { readonly size: number; readonly label: string | null };
  readonly tags: readonly string[];
  readonly [field: string]: unknown;
}
const parcels: Parcel[] = [
  { id: 'p1', weight: 2, box: { size: 3, label: 'L' }, tags: ['x', 'y'] },
  { id: 'p2', weight: null, box: { size: 0, label: null }, tags: [] },
];
const asGiven = { __resolveReference: (reference: object) => reference };

// GX-1
conforms(
  'required fields travel to the subgraph that needs them',
  [
    subgraph(
      'parcels',
      `type Query { parcels: [Parcel!]! parcel(id: ID!): Parcel }
      type Parcel @key(fields: "id") { id: ID! weight: Int box: Box! tags: [String!]! }
      type Box { size: Int! label: String }`,
      {
        Query: { parcels: () => parcels, parcel: (_: unknown, key: object) => entitiesOf(parcels)(key) },
        Parcel: { __resolveReference: entitiesOf(parcels) },
      },
    ),
    subgraph(
      'prices',
      `type Parcel @key(fields: "id") { id: ID! weight: Int @external box: Box! @external tags: [String!]! @external
        price: Int @requires(fields: "weight")
        volume: String! @requires(fields: "box { size label } tags") currency: String! }
      type Box { size: Int! @external label: String @external }`,
      {
        Parcel: {
          ...asGiven,
          price: ({ weight }: Parcel) => (weight === null ? null : weight * 10),
          volume: ({ box, tags }: Parcel) => `${box.size}${box.label ?? '-'}${tags.join('')}`,
          currency: () => 'EUR',
        },
      },
    ),
    subgraph(
      'taxes',
      `type Parcel @key(fields: "id") { id: ID! price: Int @external tax: String! @requires(fields: "price") }`,
      { Parcel: { ...asGiven, tax: ({ price }: { price: number | null }) => `tax of ${price}` } },
    ),
    subgraph(
      'invoices',
      `type Parcel @key(fields: "id") { id: ID! tax: String! @external volume: String! @external currency: String! @external
        total: String! @requires(fields: "tax volume currency") }`,
      {
        Parcel: {
          ...asGiven,
          total: (given: Parcel) => [given['tax'], given['volume'], given['currency']].join(' '),
        },
      },
    ),
  ],
  {
    'a null that is required is a value': {
      query: '{ parcels { price } }',
      data: { parcels: [{ price: 20 }, { price: null }] },
    },
    'nested objects and lists': {
      query: '{ parcels { volume } }',
      data: { parcels: [{ volume: '3Lxy' }, { volume: '0-' }] },
    },
    'a chain over three subgraphs': {
      query: '{ parcels { total } }',
      data: { parcels: [{ total: 'tax of 20 3Lxy EUR' }, { total: 'tax of null 0- EUR' }] },
    },
    'aliases with the names of required fields do not reach into them': {
      query:
        '{ parcels { weight: id price: volume box: tags id: tax tags: total size: box { label: size size: label } } }',
      data: {
        parcels: [
          {
            weight: 'p1',
            price: '3Lxy',
            box: ['x', 'y'],
            id: 'tax of 20',
            tags: 'tax of 20 3Lxy EUR',
            size: { label: 3, size: 'L' },
          },
          {
            weight: 'p2',
            price: '0-',
            box: [],
            id: 'tax of null',
            tags: 'tax of null 0- EUR',
            size: { label: 0, size: null },
          },
        ],
      },
    },
    'one field in several fragments and under conditions': {
      query:
        'query ($no: Boolean = false) { parcel(id: "p1") { ...A ... @include(if: $no) { tax } ...B @skip(if: $no) } } fragment A on Parcel { price box { size } } fragment B on Parcel { price total box { label } }',
      data: { parcel: { price: 20, box: { size: 3, label: 'L' }, total: 'tax of 20 3Lxy EUR' } },
    },
  },
);

conforms(
  'two subgraphs require each other’s fields',
  [
    subgraph(
      'left',
      `type Query { thing: Thing! }
      type Thing @key(fields: "id") { id: ID! a: Int! b: Int! @external c: Int! @requires(fields: "b") }`,
      {
        Query: { thing: () => ({ id: 't' }) },
        Thing: {
          ...asGiven,
          a: () => 1,
          c: ({ b }: { b: number }) => b + 1,
        },
      },
    ),
    subgraph(
      'right',
      `type Thing @key(fields: "id") { id: ID! a: Int! @external b: Int! @requires(fields: "a") }`,
      { Thing: { ...asGiven, b: ({ a }: { a: number }) => a + 1 } },
    ),
  ],
  {
    'there and back': { query: '{ thing { c } }', data: { thing: { c: 3 } } },
    'every step is answered too': { query: '{ thing { c b a } }', data: { thing: { c: 3, b: 2, a: 1 } } },
  },
);

const owners = {
  o1: { __typename: 'Person', first: 'Ada', last: 'L', pet: { __typename: 'Dog', bark: 'wau' } },
  o2: { __typename: 'Firm', legal: 'Acme', pet: { __typename: 'Cat', meow: 'mau' } },
};
const petText = (pet: { readonly bark?: string; readonly meow?: string } | undefined) =>
  pet?.bark ?? pet?.meow;

conforms(
  'required fields of interfaces and unions, by fragments',
  [
    subgraph(
      'registry',
      `type Query { deeds: [Deed!]! }
      type Deed @key(fields: "id") { id: ID! owner: Owner pets: [Pet!]! }
      interface Owner { pet: Pet }
      type Person implements Owner { first: String! last: String! pet: Pet }
      type Firm implements Owner { legal: String! pet: Pet }
      union Pet = Dog | Cat type Dog { bark: String! } type Cat { meow: String! }`,
      {
        Query: {
          deeds: () => [
            { id: 'd1', owner: owners.o1, pets: [owners.o1.pet, owners.o2.pet] },
            { id: 'd2', owner: owners.o2, pets: [] },
            { id: 'd3', owner: null, pets: [] },
          ],
        },
      },
    ),
    subgraph(
      'letters',
      `type Deed @key(fields: "id") { id: ID! owner: Owner @external pets: [Pet!]! @external
        salutation: String @requires(fields: "owner { ... on Person { first last } ... on Firm { legal } }")
        sound: String @requires(fields: "owner { pet { ... on Dog { bark } ... on Cat { meow } } } pets { __typename ... on Cat { meow } }") }
      interface Owner { pet: Pet }
      type Person implements Owner { first: String! @external last: String! @external pet: Pet @external }
      type Firm implements Owner { legal: String! @external pet: Pet @external }
      union Pet = Dog | Cat type Dog { bark: String! @external } type Cat { meow: String! @external }`,
      {
        Deed: {
          ...asGiven,
          salutation: ({ owner }: { owner: Record<string, string> | null }) =>
            owner && (owner['legal'] ?? `${owner['first']} ${owner['last']}`),
          sound: ({
            owner,
            pets,
          }: {
            owner: { pet: object } | null;
            pets: { __typename: string; meow?: string }[];
          }) => [petText(owner?.pet), ...pets.map((pet) => `${pet.__typename}:${petText(pet)}`)].join(' '),
        },
      },
    ),
  ],
  {
    'each member brings its own': {
      query: '{ deeds { salutation sound } }',
      data: {
        deeds: [
          { salutation: 'Ada L', sound: 'wau Dog:undefined Cat:mau' },
          { salutation: 'Acme', sound: 'mau' },
          { salutation: null, sound: '' },
        ],
      },
    },
    'beside what the client asks of the same objects': {
      query: '{ deeds { owner { first: __typename ... on Firm { name: legal } } salutation } }',
      data: {
        deeds: [
          { owner: { first: 'Person' }, salutation: 'Ada L' },
          { owner: { first: 'Firm', name: 'Acme' }, salutation: 'Acme' },
          { owner: null, salutation: null },
        ],
      },
    },
  },
);

conforms(
  'fields of an interface whose implementations require fields of others',
  [
    subgraph(
      'shop',
      `type Query { goods: [Good!]! } interface Good { id: ID! price: Int! }
      type Tea implements Good @key(fields: "id") { id: ID! base: Int! @external price: Int! @requires(fields: "base") }
      type Cup implements Good @key(fields: "id") { id: ID! price: Int! }`,
      {
        Query: {
          goods: () => [
            { __typename: 'Tea', id: 't' },
            { __typename: 'Cup', id: 'c' },
          ],
        },
        Tea: { ...asGiven, price: ({ base }: { base: number }) => base * 2 },
        Cup: { price: () => 3 },
      },
    ),
    subgraph('bases', 'type Tea @key(fields: "id") { id: ID! base: Int! }', {
      Tea: { ...asGiven, base: () => 21 },
    }),
  ],
  {
    'the interface field is split over its implementations': {
      query: '{ goods { __typename price ... on Tea { base } } }',
      data: {
        goods: [
          { __typename: 'Tea', price: 42, base: 21 },
          { __typename: 'Cup', price: 3 },
        ],
      },
    },
    'under an alias, in a fragment on the interface': {
      query: '{ goods { ...G } } fragment G on Good { base: price p: price id }',
      data: {
        goods: [
          { base: 42, p: 42, id: 't' },
          { base: 3, p: 3, id: 'c' },
        ],
      },
    },
  },
);
