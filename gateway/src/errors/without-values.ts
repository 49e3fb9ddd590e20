import type { GraphQLError } from 'graphql';

const suggestion = / ?Did you mean .*\?$/s;

/** Reasons of graphql-js that repeat a value, with what says the same without it. */
const reasons: readonly (readonly [RegExp, string])[] = [
  [suggestion, ''],
  [/^Value .* does not exist in ("\w+" enum)\.$/s, 'The value does not exist in $1.'],
  [/^(Expected type "\w+"\.) .*$/s, '$1'],
  [/^(\w+(?: "\w+")? cannot represent [^:"]*): .*$/s, '$1.'],
];

/** Parts of messages on a document that repeat its literals. */
const literals: readonly (readonly [RegExp, string])[] = [
  ...reasons,
  [/^(Expected value of type "[^"]*"), found .*$/s, '$1.'],
  [/(Unexpected|found) (\w+) ".*"/s, '$1 $2'],
  [/(Unexpected character|Unexpected): ".*"/s, '$1'],
];

/**
 * Why a variable was refused, without its value: a password must not come back, nor stand in a log, because it was
 * misplaced. Takes an error of graphql-js' `getVariableValues`.
 */
export function withoutVariable({ message, originalError }: GraphQLError): string {
  if (!originalError) return message;
  const [variable] = /^Variable "\$\w+" got invalid value/.exec(message) ?? [
    'A variable has an invalid value',
  ];
  const head = message.slice(0, -(originalError.message.length + '; '.length));
  const [where = ''] = / at "[^"]*"$/.exec(head) ?? [];
  return `${variable}${where}; ${replaceAll(originalError.message, reasons)}`;
}

/** What is wrong with a document, without its literals. */
export function withoutLiterals(message: string): string {
  return replaceAll(message, literals);
}

function replaceAll(message: string, patterns: readonly (readonly [RegExp, string])[]): string {
  return patterns.reduce((text, [pattern, replacement]) => text.replace(pattern, replacement), message);
}
