import { GraphQLError } from 'graphql';

/** A product of the example: a book or a film. */
export interface Item {
  readonly __typename: 'Book' | 'Movie';
  readonly id: string;
  readonly title: string;
  readonly isbn: string;
  readonly edition: number;
  readonly grams: number;
  readonly size: number | null;
  readonly makerId: string;
  readonly relatedIds: readonly (readonly string[] | null)[];
  readonly extra: unknown;
}

export interface Person {
  readonly __typename: 'User';
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly city: string | null;
  readonly role: string;
  readonly bestId: string;
}

export interface Opinion {
  readonly __typename: 'Review';
  readonly id: string;
  readonly body: string | null;
  readonly authorId: string;
  readonly itemId: string;
}

const numbers = [0, 1, 2, 3, 4, 5];

export const items: readonly Item[] = numbers.map((n) => ({
  __typename: n % 2 === 0 ? 'Book' : 'Movie',
  id: String(n),
  title: n === 3 ? '' : `Title ${n}`,
  isbn: `isbn-${n}`,
  edition: n % 3,
  grams: n * 250,
  size: n === 4 ? null : n,
  makerId: String(n % 3),
  relatedIds: n === 2 ? [null, ['0']] : n === 5 ? [] : [[String((n + 1) % 6), String((n + 2) % 6)], []],
  extra: [null, { deep: [1, { x: true }] }, 0, 'text', [], false][n],
}));

export const people: readonly Person[] = [0, 1, 2].map((n) => ({
  __typename: 'User',
  id: String(n),
  email: `p${n}@example.org`,
  name: `Person ${n}`,
  city: n === 1 ? null : `City ${n}`,
  role: ['ADMIN', 'READER', 'READER'][n] ?? '',
  bestId: String(n * 2),
}));

export const opinions: readonly Opinion[] = [...numbers, 6, 7].map((n) => ({
  __typename: 'Review',
  id: `r${n}`,
  body: n === 5 ? null : `Body ${n}`,
  authorId: String(n % 3),
  itemId: String((n * 2) % 6),
}));

export const itemOf = ({ id, isbn }: { id?: string; isbn?: string }): Item | undefined =>
  items.find((item) => (id === undefined ? item.isbn === isbn : item.id === id));
export const personOf = ({ id, email }: { id?: string; email?: string }): Person | undefined =>
  people.find((person) => (id === undefined ? person.email === email : person.id === id));

/** The value, or a failure for the entities with these ids. */
export function failingFor<Value>(ids: readonly string[], id: string, value: Value): Value {
  if (ids.includes(id)) throw new GraphQLError(`broken for ${id}`);
  return value;
}

export const weightIn = ({ grams }: Item, unit: string): number => (unit === 'KG' ? grams / 1_000 : grams);
