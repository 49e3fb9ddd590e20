/** A JSON schema, as far as structured output uses it. */
export interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly enum?: readonly unknown[];
}

/**
 * A value that fits a schema, made of `seed` and the names on the way: the same for the same input. Optional parts are
 * always there. Throws on a schema without a type.
 */
export function instanceOf(schema: JsonSchema, seed: string, name = 'value'): unknown {
  if (schema.enum) return schema.enum[0];
  if (schema.anyOf)
    return instanceOf(schema.anyOf.find(({ type }) => type !== 'null') ?? { type: 'null' }, seed, name);
  switch (Array.isArray(schema.type) ? schema.type[0] : schema.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {}).map(([key, part]) => [
          key,
          instanceOf(part, seed, `${name} ${key}`),
        ]),
      );
    case 'array':
      return [1, 2, 3].map((number) =>
        instanceOf(schema.items ?? { type: 'null' }, seed, `${name} ${number}`),
      );
    case 'string':
      return `${name} ${seed}`;
    case 'number':
    case 'integer':
      return 1;
    case 'boolean':
      return true;
    case 'null':
      return null;
    default:
      throw new TypeError(`No type in the schema of ${name}`);
  }
}
