const large = `
  fragment User on User { id username name }
  fragment Review on Review { id body }
  fragment Product on Product { inStock name price shippingEstimate upc weight }
  query Large {
    users {
      ...User
      reviews { ...Review product { ...Product reviews { ...Review author { ...User reviews { ...Review product { ...Product } } } } } }
    }
    topProducts {
      ...Product
      reviews { ...Review author { ...User reviews { ...Review product { ...Product } } } }
    }
  }`;

const same = (query) => () => query;

/**
 * What is asked: `queryOf(n)` is the text of the n-th request, `requests` how many are measured per round. A case is
 * `isRecordable` when all its requests make the same subgraph calls, so that the reverse proxy can repeat them.
 */
export const cases = [
  { name: 'one field', requests: 2_000, isRecordable: true, queryOf: same('{ me { username } }') },
  {
    name: 'list of 20, one join',
    requests: 1_200,
    isRecordable: true,
    queryOf: same('{ topProducts(first: 20) { upc name inStock } }'),
  },
  { name: 'large', requests: 160, isRecordable: true, queryOf: same(large) },
  {
    name: 'unique literal',
    requests: 500,
    queryOf: (n) => `{ product(upc: "1${String(n).padStart(6, '0')}") { upc name inStock reviews { id } } }`,
  },
  {
    name: 'unique alias',
    requests: 300,
    queryOf: (n) => `{ topProducts(first: 20) { upc name a${n}: inStock } }`,
  },
];

let asked = 0;

/** A counter for the whole run: a number is never handed out twice, so a unique text stays unique. */
export const nextNumber = () => (asked += 1);
