import type { Random } from './random.js';

/** Types of leaves that every subgraph declares. */
export const commonSdl = `scalar Json enum Shade { DARK LIGHT NONE }
  input Range { from: Int = 1 to: [Int!] inner: Range shade: Shade text: String }`;

const leaves = ['Int', 'Int', 'String', 'String', 'Float', 'Boolean', 'ID', 'Shade', 'Mood', 'Json'];
const wraps = ['T', 'T', 'T', 'T!', 'T!', '[T]', '[T!]!', '[T]!', '[[T!]]', '[[T]!]!'];

/** Arguments with literals that a `@requires` may give them. */
const argumentLists: readonly { readonly text: string; readonly literals: readonly string[] }[] = [
  { text: '(n: Int)', literals: ['', '(n: 1)', '(n: 2)', '(n: null)'] },
  { text: '(n: Int = 2)', literals: ['', '(n: 2)', '(n: 3)', '(n: null)'] },
  {
    text: '(n: Int!, s: String = "x")',
    literals: ['(n: 1)', '(n: 1, s: "x")', '(n: 0, s: "a \\"b\\"")', '(n: 1, s: null)'],
  },
  { text: '(e: Shade, b: Boolean = true)', literals: ['', '(e: DARK)', '(b: false, e: LIGHT)'] },
  {
    text: '(r: Range)',
    literals: ['', '(r: {})', '(r: { from: 2, inner: { to: [1, 2] } })', '(r: { shade: NONE, inner: null })'],
  },
  { text: '(rs: [[Range!]], f: Float = 1.5)', literals: ['(rs: [[{ from: 3 }], null])', '(f: 2)', ''] },
];

export function leafType(random: Random): string {
  return wrapped(random.pick(leaves), random);
}

/** The type in lists and as non-null, or as it is. */
export function wrapped(named: string, random: Random): string {
  return random.pick(wraps).replace('T', named);
}

export function argumentsText(random: Random, percent: number): string {
  return random.chance(percent) ? random.pick(argumentLists).text : '';
}

/** Values for arguments that were made by {@link argumentsText}. */
export function argumentLiterals(text: string, random: Random): string {
  const known = argumentLists.find((one) => one.text === text);
  return known ? random.pick(known.literals) : '';
}
