import type { Loading } from '@gatefold/runtime/operation';
import { creatorById } from '../creator.repository.js';

/** The username of a person; throws for an uuid that owns nothing here, which no row can hold. */
export async function usernameOf(loading: Loading, userId: string): Promise<string> {
  const creator = await loading.load(creatorById, userId);
  if (!creator) throw new Error(`No creator ${userId}`);
  return creator.username;
}
