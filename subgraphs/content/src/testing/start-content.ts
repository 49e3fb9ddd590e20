import { userRegistered } from '@gatefold/schema';
import type { MemberActor } from '@gatefold/runtime/identity';
import { startTestSubgraph, type TestSubgraph } from '@gatefold/runtime/testing';
import type { ContentServices } from '../services.js';
import subgraph from '../subgraph.js';

export type Content = TestSubgraph<ContentServices>;

/** The content subgraph with small limits. */
export function startContent(
  settings: Partial<{ documentBytesMax: number; revisionsMax: number; suggestionTimeoutMs: number }> = {},
): Promise<Content> {
  return startTestSubgraph(subgraph, {
    PORTFOLIO_DOCUMENT_BYTES_MAX: settings.documentBytesMax ?? 200 * 1024,
    PORTFOLIO_REVISIONS_MAX: settings.revisionsMax ?? 200,
    SUGGESTION_TIMEOUT_MS: settings.suggestionTimeoutMs ?? 1_500,
    FREEZE_NOTICE_DAYS: 30,
  });
}

/** Delivers the event of this person's registration. */
export function register(content: Content, person: MemberActor, displayName: string): Promise<void> {
  const { userId, username } = person;
  return content.deliver(userRegistered, {
    userId,
    username,
    displayName,
    avatarUrl: null,
    email: `${username}@example.org`,
  });
}
