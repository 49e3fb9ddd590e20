import { pageOf } from '../api/pagination.js';
import { mergeMetadata, metadata, paging, text } from '../api/parameters.js';
import { route, type Route } from '../api/route.js';
import { closeDispute } from '../payments/disputes.js';
import { idOf } from '../state/ids.js';

export const disputes: readonly Route[] = [
  route('GET /v1/disputes/:id', {}, ({ account, id }) => account.need('dispute', id)),
  route('POST /v1/disputes/:id', { metadata: metadata.optional() }, ({ account, id, params }) => {
    const dispute = account.need('dispute', id);
    return account.save(
      { ...dispute, metadata: mergeMetadata(dispute.metadata, params.metadata) },
      'charge.dispute.updated',
    );
  }),
  route('POST /v1/disputes/:id/close', {}, ({ account, id }) =>
    closeDispute(account, account.need('dispute', id), 'lost'),
  ),
  route(
    'GET /v1/disputes',
    { ...paging, charge: text.optional(), payment_intent: text.optional() },
    ({ account, params }) => {
      const found = account.store
        .list('dispute')
        .filter(
          ({ charge, payment_intent: intent }) =>
            (!params.charge || idOf(charge) === params.charge) &&
            (!params.payment_intent || idOf(intent) === params.payment_intent),
        );
      return pageOf(found, params, '/v1/disputes');
    },
  ),
];
