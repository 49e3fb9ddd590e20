import { products, reviews, users } from './records.mjs';

const link = (imports) =>
  `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: [${imports.map((name) => `"${name}"`).join(', ')}])`;
const userOf = (id) => users.find((user) => user.id === id);
const productOf = (upc) => products.find((product) => product.upc === upc);

/** The four subgraphs by name: the shape of the public gateway benchmark, with data of our own. */
export const definitions = {
  accounts: {
    typeDefs: `${link(['@key', '@shareable'])}
      type Query { me: User user(id: ID!): User users: [User] }
      type User @key(fields: "id") { id: ID! name: String username: String @shareable birthday: Int }`,
    resolvers: {
      Query: { me: () => users[0], user: (_, { id }) => userOf(id), users: () => users },
      User: { __resolveReference: ({ id }) => userOf(id) },
    },
  },
  products: {
    typeDefs: `${link(['@key'])}
      type Query { topProducts(first: Int = 5): [Product] product(upc: String!): Product }
      type Product @key(fields: "upc") { upc: String! name: String price: Int weight: Int }`,
    resolvers: {
      Query: {
        topProducts: (_, { first }) => products.slice(0, first),
        product: (_, { upc }) => productOf(upc) ?? { ...products[0], upc },
      },
      Product: { __resolveReference: ({ upc }) => productOf(upc) },
    },
  },
  inventory: {
    typeDefs: `${link(['@key', '@external', '@requires'])}
      type Product @key(fields: "upc") {
        upc: String!
        weight: Int @external
        price: Int @external
        inStock: Boolean
        shippingEstimate: Int @requires(fields: "price weight")
      }`,
    resolvers: {
      Product: {
        __resolveReference: (reference) => ({ inStock: productOf(reference.upc)?.inStock, ...reference }),
        shippingEstimate: ({ price, weight }) => (price > 500 ? 0 : Math.round(weight / 2)),
      },
    },
  },
  reviews: {
    typeDefs: `${link(['@key', '@external', '@provides', '@shareable'])}
      type Review @key(fields: "id") {
        id: ID!
        body: String
        product: Product
        author: User @provides(fields: "username")
      }
      type User @key(fields: "id") { id: ID! username: String @external numberOfReviews: Int reviews: [Review] }
      type Product @key(fields: "upc") { upc: String! reviews: [Review] }`,
    resolvers: {
      Review: {
        __resolveReference: ({ id }) => reviews.find((review) => review.id === id),
        author: ({ authorId }) => ({ id: authorId, username: userOf(authorId).username }),
        product: ({ upc }) => ({ upc }),
      },
      User: {
        reviews: ({ id }) => reviews.filter((review) => review.authorId === id),
        numberOfReviews: ({ id }) => reviews.filter((review) => review.authorId === id).length,
      },
      Product: { reviews: ({ upc }) => reviews.filter((review) => review.upc === upc) },
    },
  },
};
