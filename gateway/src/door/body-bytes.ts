import type { IncomingMessage } from 'node:http';
import { gatewayError } from '../errors/gateway-error.js';

/** The body of a request as it came. Throws a public error with its status: too large (413) or cut short (400). */
export function readBytes(request: IncomingMessage, bytesMax: number): Promise<Buffer> {
  const tooLarge = () => refused(413, `The body is larger than ${bytesMax} bytes.`);
  if (Number(request.headers['content-length'] ?? 0) > bytesMax) return Promise.reject(tooLarge());
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const onData = (chunk: Buffer) => {
      size += chunk.length;
      if (size <= bytesMax) return void chunks.push(chunk);
      request.off('data', onData);
      reject(tooLarge());
    };
    request.on('data', onData);
    request.once('end', () => resolve(chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)));
    request.once('error', () => reject(refused(400, 'The body ended early.')));
  });
}

function refused(status: number, message: string) {
  return gatewayError('BAD_USER_INPUT', message, { status });
}
