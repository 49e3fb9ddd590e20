/** What to do about a composition error, by Apollo's error code. */
const hints = new Map<string, string>([
  ['INVALID_GRAPHQL', 'Correct the type definitions of this subgraph: they are not valid GraphQL.'],
  [
    'UNKNOWN_FEDERATION_LINK_VERSION',
    'Use a federation version of the @link that @apollo/composition knows.',
  ],
  ['NO_QUERIES', 'Give at least one subgraph a query.'],
  [
    'TYPE_KIND_MISMATCH',
    'Give the type the same kind (object, input, enum, ...) in each subgraph, or rename one.',
  ],
  ['FIELD_TYPE_MISMATCH', 'Give the field the same type in each subgraph that defines it.'],
  ['FIELD_ARGUMENT_TYPE_MISMATCH', 'Give the argument the same type in each subgraph that defines it.'],
  ['FIELD_ARGUMENT_DEFAULT_MISMATCH', 'Give the argument the same default in each subgraph that defines it.'],
  ['INPUT_FIELD_DEFAULT_MISMATCH', 'Give the input field the same default in each subgraph that defines it.'],
  [
    'INVALID_FIELD_SHARING',
    'Keep the field in the subgraph that owns it, or mark it @shareable in every subgraph that resolves it.',
  ],
  [
    'EXTERNAL_MISSING_ON_BASE',
    'Define the field in the subgraph that owns the type, or drop the @external one.',
  ],
  ['EXTERNAL_TYPE_MISMATCH', 'Give the @external field the type that its owner gives it.'],
  ['EXTERNAL_ARGUMENT_MISSING', 'Repeat the arguments of the owner on the @external field.'],
  ['EXTERNAL_UNUSED', 'Remove the @external field, or use it in a @key, @requires or @provides.'],
  ['KEY_INVALID_FIELDS', 'Name existing fields of the type in the fields of @key.'],
  ['PROVIDES_INVALID_FIELDS', 'Name existing fields of the returned type in @provides.'],
  ['PROVIDES_MISSING_EXTERNAL', 'Mark the fields named in @provides as @external.'],
  ['REQUIRES_INVALID_FIELDS', 'Name existing fields of the type in @requires.'],
  ['REQUIRES_MISSING_EXTERNAL', 'Mark the fields named in @requires as @external.'],
  [
    'REFERENCED_INACCESSIBLE',
    'Make the referencing element @inaccessible too, or show the element it refers to.',
  ],
  ['ONLY_INACCESSIBLE_CHILDREN', 'Mark the type itself @inaccessible, or show one of its fields.'],
  [
    'REQUIRED_INPUT_FIELD_MISSING_IN_SOME_SUBGRAPH',
    'Add the input field to every subgraph that defines the input, or make it optional.',
  ],
  [
    'REQUIRED_ARGUMENT_MISSING_IN_SOME_SUBGRAPH',
    'Add the argument to every subgraph that defines the field, or make it optional.',
  ],
  ['ENUM_VALUE_MISMATCH', 'Give the enum the same values in each subgraph: it is used for input and output.'],
  ['EMPTY_MERGED_ENUM_TYPE', 'Give the enum at least one value that all subgraphs share.'],
  ['EMPTY_MERGED_INPUT_TYPE', 'Give the input at least one field that all subgraphs share.'],
  ['INTERFACE_FIELD_NO_IMPLEM', 'Add the interface field to each type that implements it.'],
  ['OVERRIDE_FROM_SELF_ERROR', 'Name the other subgraph in @override(from:).'],
  ['EXTENSION_WITH_NO_BASE', 'Define the type in the subgraph that owns it; here it is only extended.'],
  [
    'SATISFIABILITY_ERROR',
    'Make the field reachable: give the type a @key that the other subgraph resolves too, or mark the field @shareable.',
  ],
]);

/** One sentence that says what to change; general where the code is not known. */
export function compositionHint(code: string): string {
  return hints.get(code) ?? `See the error code ${code} in the Apollo Federation documentation.`;
}
