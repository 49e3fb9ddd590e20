import type { TestSubgraphDefinition } from './test-subgraph.js';
import {
  failingFor,
  itemOf,
  items,
  opinions,
  people,
  personOf,
  weightIn,
  type Item,
  type Opinion,
  type Person,
} from './equivalence-world.js';

interface Filter {
  readonly kind?: string;
  readonly text?: string;
  readonly ids?: readonly string[];
}
type Reference = { readonly id?: string; readonly isbn?: string; readonly email?: string };
type Resolvers = Readonly<Record<string, Readonly<Record<string, (source: never, args: never) => unknown>>>>;

const search = ({ kind, text = '', ids }: Filter) =>
  items.filter(
    (item) =>
      (!kind || item.__typename.toUpperCase() === kind) &&
      item.title.includes(text) &&
      (!ids || ids.includes(item.id)),
  );
const product = {
  dims: ({ size }: Item) => ({ size, unit: 'CM' }),
  weight: (item: Item, { unit }: { unit: string }) => weightIn(item, unit),
  related: ({ relatedIds }: Item) => relatedIds.map((list) => list?.map((id) => itemOf({ id }))),
  flaky: ({ id }: Item) => failingFor(['1', '4'], id, `flaky ${id}`),
  strict: ({ id }: Item) => failingFor(['2'], id, `strict ${id}`),
  maker: ({ makerId }: Item) => personOf({ id: makerId }),
  pages: ({ grams }: Item) => grams / 2,
};
const reviewed = {
  reviews: ({ id }: Item) => opinions.filter(({ itemId }) => itemId === id),
  score: ({ id }: Item) => failingFor(['3'], id, Number(id) / 2),
};
const shipped = {
  cost: (item: Item) => cost(weightIn(item, 'KG'), { size: item.size }),
  bulky: (item: Item) => weightIn(item, 'G') > 600,
};
const cost = (weight: number, dims: { size: number | null }) => weight * 10 + (dims.size ?? 0.5);
const user = {
  address: ({ city }: Person) => (city === null ? null : { city, lines: [[city], [null, 'x']] }),
  best: ({ bestId }: Person) => itemOf({ id: bestId }),
  written: ({ id }: Person) => opinions.filter(({ authorId }) => authorId === id),
  karma: ({ id }: Person) => failingFor(['2'], id, Number(id)),
};
const review = {
  author: ({ authorId }: Opinion) => personOf({ id: authorId }),
  product: ({ itemId }: Opinion) => itemOf({ id: itemId }),
};
const query = {
  products: (_: unknown, { first }: { first: number }) => items.slice(0, first),
  product: (_: unknown, { id }: { id: string }) => itemOf({ id }),
  search: (_: unknown, { filter }: { filter: Filter }) => search(filter),
  media: () => [items[0], null, items[1]],
  users: () => people,
  me: () => people[1],
  reviews: () => opinions,
};

/** Every resolver in one: the monolith that the federation must not be told from. */
export const monolithResolvers: Resolvers = {
  Query: query,
  Book: { ...product, ...reviewed, ...shipped },
  Movie: { ...product, ...reviewed, ...shipped },
  User: user,
  Review: review,
};

const pickFrom = <Value extends object, Key extends keyof Value>(
  value: Value,
  ...keys: Key[]
): Pick<Value, Key> => Object.fromEntries(keys.map((key) => [key, value[key]])) as Pick<Value, Key>;
const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.7", import: ["@key", "@external", "@requires",
  "@provides", "@shareable", "@override", "@interfaceObject", "@inaccessible"])\n`;
const interfaceFields = `id: ID! title: String! dims: Dims weight(unit: Unit!): Float! related: [[Product!]!]
  flaky: String strict: String! maker: User extra: Json`;
const shippedFields = `id: ID! dims: Dims @external weight(unit: Unit!): Float! @external
  cost: Float! @requires(fields: "weight(unit: KG) dims { size }") bulky: Boolean! @requires(fields: "weight(unit: G)")`;
const shipping = {
  __resolveReference: (reference: object) => reference,
  cost: ({ weight, dims }: { weight: number; dims: { size: number | null } }) => cost(weight, dims),
  bulky: ({ weight }: { weight: number }) => weight > 600,
};
const shared = 'type Dims @shareable { size: Int unit: String! } enum Unit { KG G }';

/** The same data over five subgraphs, with every directive of federation that moves data. */
export const equivalenceSubgraphs: readonly TestSubgraphDefinition[] = [
  {
    name: 'catalogue',
    typeDefs: `${link} ${shared} scalar Json enum Kind { BOOK MOVIE }
      input Filter { kind: Kind text: String = "T" ids: [ID!] }
      type Query { products(first: Int! = 4): [Product!]! product(id: ID!): Product search(filter: Filter!): [Media!]! media: [Media] }
      union Media = Book | Movie
      interface Product @key(fields: "id") { ${interfaceFields} }
      type Book implements Product @key(fields: "id") @key(fields: "isbn edition") { ${interfaceFields} isbn: String! edition: Int! pages: Float }
      type Movie implements Product @key(fields: "id") { ${interfaceFields} }
      type User @key(fields: "email", resolvable: false) { email: String! }`,
    resolvers: {
      Query: pickFrom(query, 'products', 'product', 'search', 'media'),
      Product: { __resolveReference: (key: Reference) => itemOf(key) },
      Book: { ...product, __resolveReference: (key: Reference) => itemOf(key) },
      Movie: { ...product, __resolveReference: (key: Reference) => itemOf(key) },
    } as TestSubgraphDefinition['resolvers'],
  },
  {
    name: 'people',
    typeDefs: `${link} type Query { users: [User!]! me: User }
      enum Role { ADMIN READER }
      type Address { city: String! lines: [[String]!]! }
      type User @key(fields: "id") @key(fields: "email") { id: ID! email: String! name: String! @shareable address: Address role: Role best: Book }
      type Book @key(fields: "isbn edition", resolvable: false) { isbn: String! edition: Int! }`,
    resolvers: {
      Query: pickFrom(query, 'users', 'me'),
      User: { ...pickFrom(user, 'address', 'best'), __resolveReference: (key: Reference) => personOf(key) },
    },
  },
  {
    name: 'shipping',
    typeDefs: `${link} ${shared}
      type Book @key(fields: "id") { ${shippedFields} } type Movie @key(fields: "id") { ${shippedFields} }`,
    resolvers: { Book: shipping, Movie: shipping },
  },
  {
    name: 'reviews',
    typeDefs: `${link} type Query { reviews: [Review!]! @provides(fields: "author { name }") }
      type Product @key(fields: "id") @interfaceObject { id: ID! reviews: [Review!]! score: Float! }
      type Review @key(fields: "id") { id: ID! body: String author: User! @provides(fields: "name") product: Product }
      type User @key(fields: "id") { id: ID! name: String! @external written: [Review!] karma: Int }`,
    resolvers: {
      Query: pickFrom(query, 'reviews'),
      Product: { ...reviewed, __resolveReference: (key: Reference) => itemOf(key) },
      Review: {
        author: review.author,
        product: ({ itemId }: Opinion) => ({ id: itemId }),
        __resolveReference: ({ id }: Reference) => opinions.find((opinion) => opinion.id === id),
      },
      User: { ...pickFrom(user, 'written', 'karma'), __resolveReference: (key: Reference) => personOf(key) },
    } as TestSubgraphDefinition['resolvers'],
  },
  {
    name: 'printing',
    typeDefs: `${link} type Book @key(fields: "id") { id: ID! pages: Float @override(from: "catalogue") }`,
    resolvers: { Book: { __resolveReference: (key: Reference) => itemOf(key), pages: product.pages } },
  },
];
