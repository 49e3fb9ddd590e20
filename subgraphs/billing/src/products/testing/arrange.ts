import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { toGlobalId } from '@gatefold/schema';
import { service, type Actor } from '@gatefold/runtime/identity';
import type { Billing } from '../../testing/start-billing.js';

/** A folder for files of products that is deleted by `remove`. */
export async function filesFolder(): Promise<{
  readonly path: string;
  put(name: string, content: Buffer | string): Promise<string>;
  remove(): Promise<void>;
}> {
  const path = await mkdtemp(join(tmpdir(), 'gatefold-files-'));
  return {
    path,
    put: async (name, content) => {
      await mkdir(dirname(join(path, name)), { recursive: true });
      await writeFile(join(path, name), content);
      return createHash('sha256').update(content).digest('hex');
    },
    remove: () => rm(path, { recursive: true, force: true }),
  };
}

let count = 0;

/** Inserts one row into `product`, as an operator does; resolves to its uuid. Columns are those of the table. */
export async function insertProductRow(
  billing: Billing,
  columns: Record<string, string | null>,
): Promise<string> {
  const row: Record<string, string | null> = { key: `product-${(count += 1)}`, name: 'Brushes', ...columns };
  const names = Object.keys(row);
  const [inserted] = await billing
    .as(service('operator'))
    .transaction((tx) =>
      tx.sql(
        `insert into product (${names.join(', ')}) values (${names.map((_, at) => `$${at + 1}`).join(', ')}) returning id`,
        Object.values(row),
      ),
    );
  return String(inserted?.['id']);
}

/** What `createDownloadToken` answers. */
export interface LinkAnswer {
  readonly token: string | null;
  readonly url: string | null;
  readonly expiresAt: string | null;
  readonly pull: { readonly command: string } | null;
  readonly downloadToken: { readonly id: string } | null;
  readonly userErrors: readonly { readonly code: string; readonly message: string }[];
}

/** Asks for a link to a product with this uuid. */
export async function askForLink(billing: Billing, actor: Actor, productId: string): Promise<LinkAnswer> {
  const { data } = await billing.execute<{ createDownloadToken: LinkAnswer }>(
    actor,
    `mutation ($input: CreateDownloadTokenInput!) {
      createDownloadToken(input: $input) {
        token url expiresAt pull { command } downloadToken { id } userErrors { code message path }
      }
    }`,
    { input: { productId: toGlobalId('Product', productId) } },
  );
  return data.createDownloadToken;
}

/** The secret of a new link; throws when there is none. */
export async function secretOfLink(billing: Billing, actor: Actor, productId: string): Promise<string> {
  const { token, userErrors } = await askForLink(billing, actor, productId);
  if (!token) throw new Error(JSON.stringify(userErrors));
  return token;
}
