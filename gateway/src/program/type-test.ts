import { isAbstractType, isObjectType, isInterfaceType, type GraphQLSchema } from 'graphql';

/** Whether a type, by name, is another one or a kind of it. */
export type TypeTest = (typename: string, condition: string) => boolean;

/** The test for a schema, remembered by pair of names. */
export function typeTest(schema: GraphQLSchema): TypeTest {
  const known = new Map<string, boolean>();
  return (typename, condition) => {
    if (typename === condition) return true;
    const key = `${typename} ${condition}`;
    let result = known.get(key);
    if (result === undefined) {
      const type = schema.getType(typename);
      const abstract = schema.getType(condition);
      result =
        (isObjectType(type) || isInterfaceType(type)) &&
        isAbstractType(abstract) &&
        schema.isSubType(abstract, type);
      if (schema.getType(typename)) known.set(key, result);
    }
    return result;
  };
}
