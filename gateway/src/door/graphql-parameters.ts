import type { IncomingMessage } from 'node:http';
import { gatewayError } from '../errors/gateway-error.js';
import { readJsonBody, type JsonBodyLimits } from './json-body.js';
import { parseContentType } from './media-type.js';

type Json = Readonly<Record<string, unknown>>;

/** The well-formed parameters of a GraphQL request (GraphQL over HTTP, "Request Parameters"). */
export interface GraphqlParameters {
  readonly query: string | undefined;
  readonly operationName: string | undefined;
  readonly variables: Json | undefined;
  readonly extensions: Json | undefined;
}

/** Reads them from the body of a POST or the address of a GET. Throws a public error with its status. */
export async function readParameters(
  request: IncomingMessage,
  limits: JsonBodyLimits,
): Promise<GraphqlParameters> {
  if (request.method === 'POST') return fromBody(await readJsonBody(request, limits));
  const contentType = parseContentType(request.headers['content-type']);
  if (contentType && contentType.essence !== 'application/json') {
    throw refused('A GET request has no content type but "application/json".', 415);
  }
  return fromSearch(new URLSearchParams((request.url ?? '').replace(/^[^?]*/, '')));
}

function fromBody(body: unknown): GraphqlParameters {
  if (Array.isArray(body)) throw refused('Batches are not accepted: send one operation.');
  if (!isRecord(body)) throw refused('The body must be a JSON object with a "query".');
  const { query, operationName, variables, extensions } = body;
  return {
    query: optional('query', query, isString, 'a string'),
    operationName: optional('operationName', operationName, isString, 'a string'),
    variables: optional('variables', variables, isRecord, 'an object'),
    extensions: optional('extensions', extensions, isRecord, 'an object'),
  };
}

function fromSearch(search: URLSearchParams): GraphqlParameters {
  return {
    query: single(search, 'query'),
    operationName: single(search, 'operationName') || undefined,
    variables: jsonObject(search, 'variables'),
    extensions: jsonObject(search, 'extensions'),
  };
}

function single(search: URLSearchParams, name: string): string | undefined {
  const values = search.getAll(name);
  if (values.length > 1) throw refused(`"${name}" is given more than once.`);
  return values[0];
}

function jsonObject(search: URLSearchParams, name: string): Json | undefined {
  const text = single(search, name);
  if (text === undefined || text === '') return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw refused(`"${name}" is not JSON.`);
  }
  return optional(name, value, isRecord, 'a JSON object');
}

function optional<Value>(
  name: string,
  value: unknown,
  fits: (value: unknown) => value is Value,
  expected: string,
): Value | undefined {
  if (value === undefined || value === null) return undefined;
  if (!fits(value)) throw refused(`"${name}" must be ${expected}.`);
  return value;
}

function isString(value: unknown): value is string {
  return typeof value === 'string';
}

function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function refused(message: string, status = 400) {
  return gatewayError('BAD_USER_INPUT', message, { status });
}
