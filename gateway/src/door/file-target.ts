import type { IncomingMessage } from 'node:http';

/** What billing is asked for a request to `/files/...`. */
export interface FileTarget {
  readonly method: 'GET' | 'HEAD' | 'PUT';
  /** Path and query at billing. */
  readonly path: string;
  /** Headers beside those that go through as they are. */
  readonly headers: Readonly<Record<string, string>>;
}

/** Why a request is not for billing. */
export interface FileRefusal {
  readonly status: 404 | 405 | 411 | 415;
  readonly error: string;
  /** Methods that are answered. */
  readonly allow?: string;
}

const filePath = /^\/files\/([A-Za-z0-9_-]{43})$/;
const uploadPath = /^\/files\/uploads\/([A-Za-z0-9_-]{43})$/;
const registryPath = /^\/files\/registry\/(?:token|jwks\.json)$/;
/** Billing's name for the secret part of an address, which its paths do not hold. */
const tokenHeader = 'x-file-token';

/** Billing's address of what a client asks for. */
export function targetOf({ method = '', url = '', headers }: IncomingMessage): FileTarget | FileRefusal {
  const [path = '', query] = url.split('?', 2);
  const search = query === undefined ? '' : `?${query}`;
  const [, upload] = uploadPath.exec(path) ?? [];
  if (upload) {
    if (method !== 'PUT') return notAllowed('PUT');
    if (headers['content-encoding'] !== undefined) {
      return { status: 415, error: 'Compressed request bodies are not accepted.' };
    }
    if (headers['content-length'] === undefined) return { status: 411, error: 'Send content-length.' };
    return { method: 'PUT', path: `/files/uploads${search}`, headers: { [tokenHeader]: upload } };
  }
  const [, token] = filePath.exec(path) ?? [];
  if (token) {
    if (method !== 'GET' && method !== 'HEAD') return notAllowed('GET, HEAD');
    return { method, path: '/files', headers: { [tokenHeader]: token } };
  }
  if (registryPath.test(path)) {
    if (method !== 'GET') return notAllowed('GET');
    const { authorization } = headers;
    return { method, path: path + search, headers: authorization === undefined ? {} : { authorization } };
  }
  return { status: 404, error: 'There is no download at this address. Make a new link.' };
}

function notAllowed(allow: string): FileRefusal {
  return { status: 405, error: `Only ${allow} is answered here.`, allow };
}
