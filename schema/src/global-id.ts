/** Opaque global ids: base64url of `Type:uuid`, the same in every subgraph. */
const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Global id of a database row. */
export function toGlobalId(type: string, uuid: string): string {
  return Buffer.from(`${type}:${uuid}`).toString('base64url');
}

/** Database uuid of a global id, or undefined when it is malformed or of another type. */
export function fromGlobalId(type: string, globalId: string): string | undefined {
  const decoded = Buffer.from(globalId, 'base64url').toString('utf8');
  const separator = decoded.indexOf(':');
  const uuid = decoded.slice(separator + 1);
  if (decoded.slice(0, separator) !== type || !uuidPattern.test(uuid)) return undefined;
  return toGlobalId(type, uuid) === globalId ? uuid : undefined;
}
