import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Kind, parse } from 'graphql';

const rootTypes = new Set(['Query', 'Mutation', 'Subscription']);
const federation = /^(_Any|_Entity|_Service|_entities|_service|(link|join|federation|core)__.+|FieldSet)$/;

/** Every element of one SDL as `[coordinate, described]`: types, fields, arguments, enum values, inputs. */
function elementsOf(sdl) {
  const elements = [];
  const add = (coordinate, node) => elements.push([coordinate, Boolean(node.description?.value.trim())]);
  for (const definition of parse(sdl, { noLocation: true }).definitions) {
    if (!('name' in definition) || !definition.name || definition.kind === Kind.DIRECTIVE_DEFINITION)
      continue;
    const type = definition.name.value;
    if (federation.test(type)) continue;
    if (!rootTypes.has(type)) add(type, definition);
    for (const field of definition.fields ?? []) {
      if (federation.test(field.name.value)) continue;
      add(`${type}.${field.name.value}`, field);
      for (const argument of field.arguments ?? []) {
        add(`${type}.${field.name.value}(${argument.name.value}:)`, argument);
      }
    }
    for (const value of definition.values ?? []) add(`${type}.${value.name.value}`, value);
  }
  return elements;
}

/** Elements that no subgraph describes; one description is enough for a type that several subgraphs share. */
export default function schemaDescriptions(root) {
  const folder = join(root, 'schema/subgraphs');
  if (!existsSync(folder)) return [];
  const missing = new Map();
  const described = new Set();
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith('.graphql'))
    .sort()) {
    for (const [coordinate, isDescribed] of elementsOf(readFileSync(join(folder, file), 'utf8'))) {
      if (isDescribed) described.add(coordinate);
      else if (!missing.has(coordinate)) missing.set(coordinate, file);
    }
  }
  return [...missing]
    .filter(([coordinate]) => !described.has(coordinate))
    .map(([coordinate, file]) => `schema/subgraphs/${file}: ${coordinate} has no description`);
}
