import { z } from 'zod';
import type { Account } from '../state/account.js';

/** One request after its parameters were checked. */
export interface Call<Parameters> {
  readonly account: Account;
  readonly params: Parameters;
  /** The first `:name` of the path. */
  readonly id: string;
  /** Every `:name` of the path. */
  readonly path: Readonly<Record<string, string>>;
}

/** One operation of the API. */
export interface Route {
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  readonly pattern: RegExp;
  readonly schema: z.ZodType;
  readonly handle: (call: Call<never>) => unknown;
}

const expand = z.array(z.string().max(200)).max(20).optional();

/** Declares an operation, e.g. `route('GET /v1/customers/:id', {}, …)`. Parameters that `shape` does not name are refused; `expand` is always known. */
export function route<Shape extends z.ZodRawShape>(
  operation: `${Route['method']} /v1/${string}`,
  shape: Shape,
  handle: (call: Call<z.output<z.ZodObject<Shape>>>) => unknown,
): Route {
  const [method, path] = operation.split(' ') as [Route['method'], string];
  const pattern = new RegExp(`^${path.replace(/:(\w+)/g, '(?<$1>[^/]+)')}$`);
  return {
    method,
    path,
    pattern,
    schema: z.strictObject({ ...shape, expand }),
    handle: handle as Route['handle'],
  };
}
