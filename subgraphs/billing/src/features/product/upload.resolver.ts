import type { FeatureRoute } from '@gatefold/runtime/features';
import type { Operation } from '@gatefold/runtime/operation';
import { fileTokenHeader } from '../../files/file-headers.js';
import type { BillingServices } from '../../services.js';
import { receivePart } from './use-cases/receive-part.js';

const wholeNumber = /^(0|[1-9]\d{0,15})$/;

/** `PUT /files/uploads?offset=`: bytes of a file that an administrator announced, from the gateway alone. */
export const uploadRoute: FeatureRoute = {
  method: 'PUT',
  path: '/files/uploads',
  caller: 'gateway',
  handle: async (operation, request, response) => {
    const offset = new URL(request.url ?? '/', 'http://localhost').searchParams.get('offset') ?? '0';
    const length = request.headers['content-length'] ?? '';
    const answer =
      wholeNumber.test(offset) && wholeNumber.test(length)
        ? await receivePart(operation as Operation<BillingServices>, {
            token: request.headers[fileTokenHeader]?.toString(),
            offset: Number(offset),
            sizeBytes: Number(length),
            content: request,
          })
        : { status: 400, error: 'Send content-length, and offset as a whole number.' };
    const { status, ...body } = answer;
    if (status >= 300) response.setHeader('connection', 'close');
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' });
    response.end(JSON.stringify(body));
  },
};
