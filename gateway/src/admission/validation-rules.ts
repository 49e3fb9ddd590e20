import {
  GraphQLError,
  Kind,
  NoSchemaIntrospectionCustomRule,
  OperationTypeNode,
  SingleFieldSubscriptionsRule,
  specifiedRules,
  type FragmentDefinitionNode,
  type ValidationRule,
} from 'graphql';
import { isKept, rootFields } from '../planner/root-fields.js';

/**
 * graphql-js' SingleFieldSubscriptionsRule throws on a condition with a variable. This one counts such a field as
 * selected; what is left after the conditions is checked once more when the subscription starts.
 */
const subscriptionRootRule: ValidationRule = (context) => ({
  OperationDefinition(operation) {
    if (operation.operation !== OperationTypeNode.SUBSCRIPTION) return;
    const fragments = new Map<string, FragmentDefinitionNode>();
    for (const definition of context.getDocument().definitions) {
      if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
    }
    const fields = rootFields(operation.selectionSet, fragments, (selection) => isKept(selection));
    const names = new Set(fields.map(({ alias, name }) => (alias ?? name).value));
    if (names.size > 1 || fields.some(({ name }) => name.value.startsWith('__'))) {
      context.reportError(
        new GraphQLError('A subscription must select exactly one field of the API.', { nodes: operation }),
      );
    }
  },
});

/** The rules of the specification, with introspection or without. */
export function validationRules(introspection: boolean): readonly ValidationRule[] {
  return [
    ...specifiedRules.filter((rule) => rule !== SingleFieldSubscriptionsRule),
    subscriptionRootRule,
    ...(introspection ? [] : [NoSchemaIntrospectionCustomRule]),
  ];
}
