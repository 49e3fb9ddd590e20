import { describe, expect, it } from '@jest/globals';
import { BREAK, buildSchema, parse, validate, type ValidationRule } from 'graphql';
import { combinedRules } from './combined-rules.js';
import { validationRules } from './validation-rules.js';

const schema = buildSchema(`
  type Query { node(id: ID!): Node list(first: Int = 1, filter: Filter): [Item!]! }
  type Subscription { item: Item other: Item }
  interface Node { id: ID! }
  type Item implements Node { id: ID! name(upper: Boolean): String next: Item }
  input Filter { name: String!, size: Int }
`);

const documents = [
  '{ list { id name next { ...F } } } fragment F on Item { name(upper: true) }',
  '{ list(first: "x", filter: { size: "y", size: 1 }) { id, nothing { deeper } } }',
  'query A { node { id } } query A { list } { list { id } }',
  'query ($a: Int, $a: Int, $b: Nothing) { list(first: $c) { name name: id } }',
  '{ list { ...F ...G } } fragment F on Item { ...F } fragment G on Filter { name } fragment H on Item { id }',
  '{ node(id: 1) @skip @skip(if: true) @nothing { ... on Query { list { id } } ... on Item { name } } }',
  'subscription { item { id } other { id } } type Extra { field: String }',
];

const messagesOf = (rules: readonly ValidationRule[], document: string) =>
  validate(schema, parse(document), rules).map(({ message, locations }) => ({ message, locations }));

describe('combined validation rules', () => {
  it.each(documents)('find what the rules find one by one, in the same order: %s', (document) => {
    const rules = validationRules(false);
    expect(messagesOf([combinedRules(rules)], document)).toEqual(messagesOf(rules, document));
  });

  it('keep one rule from a node and all of them going', () => {
    const seen: string[] = [];
    const watching =
      (name: string, told: unknown): ValidationRule =>
      () => ({
        Field: {
          enter: (node) => {
            seen.push(`${name} enters ${node.name.value}`);
            return node.name.value === 'list' ? told : undefined;
          },
          leave: (node) => void seen.push(`${name} leaves ${node.name.value}`),
        },
      });
    const rules = [watching('skipping', false), watching('breaking', BREAK), watching('looking', undefined)];
    const document = parse('{ list { id } node(id: 1) { id } }');
    validate(schema, document, rules);
    const oneByOne = seen.splice(0);
    validate(schema, document, [combinedRules(rules)]);
    expect(seen).toEqual(oneByOne);
    expect(seen).toContain('skipping enters node');
    expect(seen).not.toContain('breaking enters node');
  });
});
