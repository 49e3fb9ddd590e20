import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { gatewayError } from '../errors/gateway-error.js';
import type { GraphqlParameters } from './graphql-parameters.js';

/** Texts that are kept: at most so many, of at most so many characters together. */
const kept = { max: 1_000, maxSize: 4_000_000, sizeCalculation: (text: string) => text.length };

/** A document with what to do once it has proved valid. */
export interface ResolvedQuery {
  readonly query: string;
  /** Keeps the document when the client asked for it. To be called for valid documents only. */
  readonly keep: () => void;
}

const nothing = () => undefined;

/**
 * Automatic persisted queries: a client sends the SHA-256 of a document alone, and the document with it once when told
 * that it is not known (`PERSISTED_QUERY_NOT_FOUND`). Only documents that were valid are kept.
 */
export class PersistedQueries {
  private readonly texts = new LRUCache<string, string>(kept);

  /** The document that the parameters mean. Throws a public error with its status when there is none. */
  resolve({ query, extensions }: GraphqlParameters): ResolvedQuery {
    const persisted = extensions?.['persistedQuery'];
    if (persisted === undefined || persisted === null) {
      if (query) return { query, keep: nothing };
      throw refused('There is neither a "query" nor the hash of a persisted one.');
    }
    const hash = hashOf(persisted);
    if (!query) return { query: this.known(hash), keep: nothing };
    if (createHash('sha256').update(query).digest('hex') !== hash) {
      throw refused('The hash of the persisted query is not that of "query".');
    }
    return { query, keep: () => this.texts.set(hash, query) };
  }

  private known(hash: string): string {
    const text = this.texts.get(hash);
    if (text !== undefined) return text;
    // Clients know this text, and take it from an answer of status 200 in application/json.
    throw gatewayError('PERSISTED_QUERY_NOT_FOUND', 'PersistedQueryNotFound', { status: 200 });
  }
}

function hashOf(persisted: unknown): string {
  const { version, sha256Hash } = persisted as { version?: unknown; sha256Hash?: unknown };
  if (version !== 1 || typeof sha256Hash !== 'string') {
    throw refused('"extensions.persistedQuery" must be { "version": 1, "sha256Hash": "..." }.');
  }
  return sha256Hash;
}

function refused(message: string) {
  return gatewayError('BAD_USER_INPUT', message, { status: 400 });
}
