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
    'Mutation.refundPayment': [
      'mutation($input: RefundPaymentInput!) { refundPayment(input: $input) { __typename } }',
      { paymentId: id, reason: 'Mine' },
    ],
    'Mutation.refundInvoice': [
      'mutation($input: RefundInvoiceInput!) { refundInvoice(input: $input) { __typename } }',
      { invoiceId: 'in_1', reason: 'Mine' },
    ],
    'Mutation.refundOverage': [
      'mutation($input: RefundOverageInput!) { refundOverage(input: $input) { __typename } }',
      { chargeId: id, reason: 'Mine' },
    ],
    'Mutation.createProduct': [
      'mutation($input: CreateProductInput!) { createProduct(input: $input) { __typename } }',
      { key: 'mine', name: 'Mine', kind: 'FILE' },
    ],
    'Mutation.updateProduct': [
      'mutation($input: UpdateProductInput!) { updateProduct(input: $input) { __typename } }',
      { productId: id },
    ],
    'Mutation.setProductPrice': [
      'mutation($input: SetProductPriceInput!) { setProductPrice(input: $input) { __typename } }',
      { productId: id, amountCents: 100 },
    ],
    'Mutation.createProductFileUpload': [
      'mutation($input: CreateProductFileUploadInput!) { createProductFileUpload(input: $input) { __typename } }',
      { productId: id, version: '1', fileName: 'a', sizeBytes: 1, sha256: '0'.repeat(64) },
    ],
    'Mutation.rotateLicence': [
      'mutation($input: RotateLicenceInput!) { rotateLicence(input: $input) { __typename } }',
      { licenceId: id },
    ],
    'Mutation.revokeLicence': [
      'mutation($input: RevokeLicenceInput!) { revokeLicence(input: $input) { __typename } }',
      { licenceId: id },
    ],
    'Query.emailMessages': ['{ emailMessages(first: 1) { nodes { recipient } } }'],
    'Query.lastSubscriptionReconciliation': ['{ lastSubscriptionReconciliation { lookedAt } }'],
    'Query.revenue': ['{ revenue { months { startsAt } } }'],
    'Query.users': ['{ users(first: 1) { nodes { id } } }'],
    'Query.webhookEvents': ['{ webhookEvents(first: 1) { nodes { id } } }'],
    'Subscription.webhookEventUpdated': ['subscription { webhookEventUpdated { id } }'],
  };
}
