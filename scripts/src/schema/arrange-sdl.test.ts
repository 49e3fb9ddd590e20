import { describe, expect, test } from '@jest/globals';
import { arrangeSdl } from './arrange-sdl.js';

describe('arranging an SDL', () => {
  test('gives the same text whatever the order of definitions and root fields', async () => {
    const one = await arrangeSdl('type Query { b: B a: A } type A { x: Int } type B { z: Int y: Int }');
    const other = await arrangeSdl('type B { z: Int y: Int } type Query { a: A b: B } type A { x: Int }');

    expect(one).toBe(other);
    expect(one).toBe(
      'type Query {\n  a: A\n  b: B\n}\n\ntype A {\n  x: Int\n}\n\ntype B {\n  z: Int\n  y: Int\n}\n',
    );
  });

  test('keeps descriptions, directives and the schema definition first', async () => {
    const text = await arrangeSdl(
      '"""One""" type A @tag(name: "x") { x: Int } directive @tag(name: String!) on OBJECT schema { query: A }',
    );

    expect(text).toMatch(/^schema \{[^]+directive @tag[^]+"""\nOne\n"""\ntype A @tag\(name: "x"\) \{/);
  });
});
