import { expect, test } from '@jest/globals';
import { buildSchema, getVariableValues, parse, validate, type OperationDefinitionNode } from 'graphql';
import { withoutLiterals, withoutVariable } from './without-values.js';

const schema = buildSchema(`
  enum Role { A B }
  input Login { email: String! password: String! role: Role age: Int tags: [String!] }
  type Query { login(input: Login!, role: Role, age: Int): Boolean }
`);
const canary = 'hunter2; at "x"; secret';

function variableMessages(input: unknown): string[] {
  const [operation] = parse('query ($input: Login!) { login(input: $input) }').definitions;
  const { variableDefinitions = [] } = operation as OperationDefinitionNode;
  const { errors = [] } = getVariableValues(schema, variableDefinitions, { input });
  return errors.map(withoutVariable);
}

// S16
test.each<[string, unknown]>([
  ['a text in place of the input', canary],
  ['a list in place of a text', { email: 'a', password: [canary] }],
  ['an object in place of a text', { email: 'a', password: { [canary]: canary } }],
  ['a text that ends like a place', 'hunter2 at "input"'],
  ['an unknown field beside a password', { email: 'a', password: canary, other: 1 }],
  ['a missing field beside a password', { password: canary }],
  ['no member of an enum', { email: 'a', password: 'b', role: canary }],
  ['no number', { email: 'a', password: 'b', age: canary }],
  ['a wrong entry of a list', { email: 'a', password: 'b', tags: [null, [canary]] }],
])('a variable that is %s is refused without its value', (_what, input) => {
  const messages = variableMessages(input);
  expect(messages.length).toBeGreaterThan(0);
  for (const message of messages) {
    expect(message).not.toMatch(/hunter2|secret/);
    expect(message).toMatch(/^Variable "\$input" got invalid value/);
  }
});

test('what is allowed and where stays', () => {
  expect(variableMessages({ email: 'a', password: ['p'], role: 'C' })).toEqual([
    'Variable "$input" got invalid value at "input.password"; String cannot represent a non string value.',
    'Variable "$input" got invalid value at "input.role"; The value does not exist in "Role" enum.',
  ]);
  expect(variableMessages({ email: 'a' })).toEqual([
    'Variable "$input" got invalid value; Field "password" of required type "String!" was not provided.',
  ]);
});

// S16
test.each([
  '{ login(input: { email: "a", password: ["hunter2"] }) }',
  '{ login(input: { email: "a", password: 1 }, role: "hunter2") }',
  '{ login(input: { email: "a", password: "b" }, role: hunter2) }',
  '{ login(input: { email: "a", password: "b" }, age: "hunter2") }',
  '{ login(input: "hunter2") }',
])('a literal of the wrong type in %s is refused without its value', (query) => {
  const messages = validate(schema, parse(query)).map(({ message }) => withoutLiterals(message));
  expect(messages.length).toBeGreaterThan(0);
  expect(messages.join()).not.toContain('hunter2');
});

// S16
test.each(['{ login "hunter2" }', '{ login(input: "hunter2" "hunter2") }', 'hunter2 { a }'])(
  'a syntax error in %s does not repeat the word',
  (query) => {
    let message = '';
    try {
      parse(query);
    } catch (error) {
      message = withoutLiterals((error as Error).message);
    }
    expect(message).toContain('Syntax Error');
    expect(message).not.toContain('hunter2');
  },
);
