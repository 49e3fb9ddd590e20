import type { Transaction } from '@gatefold/runtime/database';
import { defineLoader } from '@gatefold/runtime/operation';
import { CreatorEntity } from './creator.entity.js';

/** A person's public profile as an event carries it. */
export interface Profile {
  readonly userId: string;
  readonly username: string;
  readonly displayName: string;
  readonly avatarUrl: string | null;
}

/** Creators by uuid, many at once. */
export const creatorById = defineLoader<CreatorEntity>({
  name: 'creator-by-id',
  batch: (tx, ids) => tx.em.find(CreatorEntity, { id: { $in: [...ids] } }),
  keyOf: (creator) => creator.id,
});

/** Puts the profile in place of what is known of the person. */
export async function writeCreator(tx: Transaction, profile: Profile): Promise<void> {
  await tx.sql(
    `insert into creator (id, username, display_name, avatar_url) values ($1, $2, $3, $4)
     on conflict (id) do update set
       username_since = case when creator.username = excluded.username then creator.username_since else now() end,
       username = excluded.username, display_name = excluded.display_name, avatar_url = excluded.avatar_url`,
    [profile.userId, profile.username, profile.displayName, profile.avatarUrl],
  );
}
