import type { IncomingMessage, ServerResponse } from 'node:http';
import type { FeatureRoute } from '@gatefold/runtime/features';
import type { Operation } from '@gatefold/runtime/operation';
import { fileTokenHeader } from '../../files/file-headers.js';
import { bytesAsked, sendFile } from '../../files/send-file.js';
import type { BillingServices } from '../../services.js';
import { clientOf } from '../../files/download-client.js';
import { beginDownload, endDownload } from './use-cases/begin-download.js';

/** `GET` and `HEAD /files`: the file of a link, from the gateway alone, which passes the range and the client on. */
export const fileRoutes: readonly FeatureRoute[] = (['GET', 'HEAD'] as const).map((method) => ({
  method,
  path: '/files',
  caller: 'gateway',
  handle: (operation, request, response) => serve(operation as Operation<BillingServices>, request, response),
}));

async function serve(
  operation: Operation<BillingServices>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { files } = operation.services.downloads;
  const token = request.headers[fileTokenHeader]?.toString();
  const download = await beginDownload(operation, { token, client: clientOf(request) }, (sizeBytes) =>
    bytesAsked(request, sizeBytes),
  );
  if ('status' in download) {
    response.writeHead(download.status, { 'content-type': 'application/json; charset=utf-8' });
    return void response.end(JSON.stringify({ error: download.error }));
  }
  const { path, fileName, sizeBytes, sha256 } = download.file;
  const folder = files.folder;
  const sentBytes = await sendFile(request, response, { folder, path, fileName, sizeBytes, sha256 });
  await endDownload(operation, download, sentBytes);
}
