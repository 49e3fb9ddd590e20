/**
 * Codes with which the gateway closes a client's socket, besides those of graphql-ws (4400, 4401, 4406, 4408, 4409,
 * 4429). Clients of graphql-ws reconnect by themselves after each of these but `fault`.
 */
export const closeCodes = {
  /** The process restarts: connect again. */
  restart: { code: 1012, reason: 'Service restart' },
  /** The client reads too slowly, or has too many sockets: connect again later. */
  overloaded: { code: 1013, reason: 'Try again later' },
  /** The access token is invalid, or has expired or lost its session on a running socket: get a new one, then connect again. */
  forbidden: { code: 4403, reason: 'Forbidden' },
  /** The API has changed under a running subscription: connect again, with a newer client if it is refused. */
  outdated: { code: 4205, reason: 'The schema has changed' },
  /** A fault on our side. */
  fault: { code: 4500, reason: 'Internal server error' },
} as const;
