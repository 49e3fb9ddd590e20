import type { Transaction } from '../database/index.js';

/** What the database holds under a key, and the generations to which a newer value has to belong. */
export interface StoredEntry {
  /** JSON text; undefined when there is none. */
  readonly text: string | undefined;
  readonly expiresAt: number;
  /** Whether nothing was invalidated since it was loaded. */
  readonly isCurrent: boolean;
  readonly generation: string;
  readonly categoryGeneration: string;
}

/** What is known of a key, also when nothing is kept under it. */
export async function findEntry(tx: Transaction, category: string, key: string): Promise<StoredEntry> {
  const [row] = await tx.sql(
    `select entry.value::text as text, entry.expires_at, coalesce(entry.generation, 0)::text as generation,
       coalesce(whole.generation, 0)::text as category_generation,
       entry.category_generation is not distinct from coalesce(whole.generation, 0) as is_current
     from (values ($1::text, $2::text)) as wanted (category, key)
     left join cache_entry as entry using (category, key)
     left join cache_generation as whole using (category)`,
    [category, key],
  );
  const text = row?.['text'];
  return {
    text: typeof text === 'string' ? text : undefined,
    expiresAt: text === null ? 0 : new Date(row?.['expires_at'] as string).getTime(),
    isCurrent: row?.['is_current'] === true,
    generation: row?.['generation'] as string,
    categoryGeneration: row?.['category_generation'] as string,
  };
}

/** Keeps a value of the generations that were seen before it was loaded; an invalidation since then wins. */
export async function keepEntry(
  tx: Transaction,
  address: { readonly category: string; readonly key: string },
  value: { readonly text: string; readonly expiresAt: number },
  seen: Pick<StoredEntry, 'generation' | 'categoryGeneration'>,
): Promise<void> {
  await tx.sql(
    `insert into cache_entry as kept (category, key, value, expires_at, generation, category_generation)
     values ($1, $2, $3::jsonb, $4, $5, $6)
     on conflict (category, key) do update set value = excluded.value, expires_at = excluded.expires_at,
       category_generation = excluded.category_generation
     where kept.generation = excluded.generation and kept.category_generation <= excluded.category_generation`,
    [
      address.category,
      address.key,
      value.text,
      new Date(value.expiresAt).toISOString(),
      seen.generation,
      seen.categoryGeneration,
    ],
  );
}

/** Makes everything of a category old. */
export async function bumpCategory(tx: Transaction, category: string): Promise<void> {
  await tx.sql(
    `insert into cache_generation (category, generation) values ($1, nextval('cache_generation_number'))
     on conflict (category) do update set generation = excluded.generation`,
    [category],
  );
}

/** Makes one entry old, also while it is being loaded for the first time. */
export async function bumpEntry(tx: Transaction, category: string, key: string): Promise<void> {
  await tx.sql(
    `insert into cache_entry (category, key, expires_at, generation, category_generation)
     values ($1, $2, clock_timestamp(), nextval('cache_generation_number'), -1)
     on conflict (category, key) do update set generation = excluded.generation, category_generation = -1`,
    [category, key],
  );
}

/** Deletes what expired before `before`; resolves to the number. */
export async function deleteEntriesExpiredBefore(tx: Transaction, before: Date): Promise<number> {
  const rows = await tx.sql(
    `with gone as (delete from cache_entry where expires_at < $1 returning 1)
     select count(*)::integer as count from gone`,
    [before.toISOString()],
  );
  return Number(rows[0]?.['count'] ?? 0);
}
