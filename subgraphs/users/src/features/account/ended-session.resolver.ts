import { Access, type GraphContext } from '@gatefold/runtime/graphql';
import { Directive, ID, Resolver, Root, Subscription } from 'type-graphql';
import { watchEndedSessions } from './use-cases/watch-ended-sessions.js';

@Resolver()
export class EndedSessionResolver {
  @Access('service')
  @Directive('@inaccessible')
  @Subscription(() => [ID], {
    subscribe: ({ context }: { context: GraphContext }) => watchEndedSessions(context),
    description:
      'Raw uuids of sessions whose access tokens must be refused: at once all that ended within the life of an access token, then each as it ends. Ends when some may have been missed: subscribe again.',
  })
  sessionsEnded(@Root() ids: readonly string[]): readonly string[] {
    return ids;
  }
}
