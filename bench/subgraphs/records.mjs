/** What the subgraphs serve: 6 users, 24 products, 12 reviews. Every product and user is the same in each run. */
export const users = Array.from({ length: 6 }, (_, index) => ({
  id: `${index + 1}`,
  name: `Person number ${index + 1}`,
  username: `person${index + 1}`,
  birthday: 315532800 + index * 86400,
}));

export const products = Array.from({ length: 24 }, (_, index) => ({
  upc: `${index + 1}`,
  name: `Product number ${index + 1}`,
  price: 100 + index * 37,
  weight: 50 + index * 11,
  inStock: index % 3 !== 0,
}));

/** Two reviews of each of the first six products, each by another of the six users. */
export const reviews = Array.from({ length: 12 }, (_, index) => ({
  id: `${index + 1}`,
  body: `What person ${(index % 6) + 1} wrote about product ${(index >> 1) + 1}`,
  authorId: `${(index % 6) + 1}`,
  upc: `${(index >> 1) + 1}`,
}));
