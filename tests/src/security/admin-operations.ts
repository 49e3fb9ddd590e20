import { toGlobalId } from '@gatefold/schema';

/** Every operation for administrators by its field, with an input about the person `userId` where it takes one. */
export function adminOperations(
  userId: string,
): Readonly<Record<string, readonly [query: string, input?: object]>> {
  const id = toGlobalId('Grant', '00000000-0000-7000-8000-000000000000');
  return {
    'Mutation.grantPlan': [
      'mutation($input: GrantPlanInput!) { grantPlan(input: $input) { __typename } }',
      { userId: userId, planKey: 'PREMIUM', reason: 'I would like it' },
    ],
    'Mutation.revokeGrant': [
      'mutation($input: RevokeGrantInput!) { revokeGrant(input: $input) { __typename } }',
      { grantId: id },
    ],
    'Mutation.createCourse': [
      'mutation($input: CreateCourseInput!) { createCourse(input: $input) { __typename } }',
      { externalKey: 'mine', title: 'My course' },
    ],
    'Mutation.updateCourse': [
      'mutation($input: UpdateCourseInput!) { updateCourse(input: $input) { __typename } }',
      { id, title: 'My course' },
    ],
    'Mutation.replayWebhookEvent': [
      'mutation($input: ReplayWebhookEventInput!) { replayWebhookEvent(input: $input) { __typename } }',
      { id },
    ],
    'Query.emailMessages': ['{ emailMessages(first: 1) { nodes { recipient } } }'],
    'Query.webhookEvents': ['{ webhookEvents(first: 1) { nodes { id } } }'],
    'Subscription.webhookEventUpdated': ['subscription { webhookEventUpdated { id } }'],
  };
}
