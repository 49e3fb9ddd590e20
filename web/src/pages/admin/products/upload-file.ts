import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';

/** Bytes that are read and hashed at once: the page stays responsive. */
const hashedBytes = 4_194_304;

/** SHA-256 of a file of any size, hexadecimal. `onProgress` gets the share that is read, 0 to 1. */
export async function hashFile(
  file: Blob,
  signal: AbortSignal,
  onProgress: (share: number) => void,
): Promise<string> {
  const hash = sha256.create();
  for (let offset = 0; offset < file.size; offset += hashedBytes) {
    signal.throwIfAborted();
    hash.update(new Uint8Array(await file.slice(offset, offset + hashedBytes).arrayBuffer()));
    onProgress(Math.min(1, (offset + hashedBytes) / file.size));
  }
  return bytesToHex(hash.digest());
}

/** A part that did not arrive. `isFinal`: sending it again would not help. */
export class PartRefused extends Error {
  constructor(
    message: string,
    readonly isFinal: boolean,
  ) {
    super(message);
  }
}

const unreachable = 'The connection was lost.';
/** Answers after which the same part may get through. */
const passing: ReadonlySet<number> = new Set([0, 429, 502, 503, 504]);

/** Sends bytes of a file to `url`; resolves when they are there. `onSent` gets the bytes of this part that left. */
export function sendPart(
  url: string,
  part: Blob,
  signal: AbortSignal,
  onSent: (bytes: number) => void,
): Promise<void> {
  // fetch does not tell how much has left.
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    const stop = (): void => request.abort();
    signal.addEventListener('abort', stop, { once: true });
    request.open('PUT', url);
    request.upload.onprogress = ({ loaded }) => onSent(loaded);
    request.onabort = () => reject(signal.reason as Error);
    request.onerror = () => reject(new PartRefused(unreachable, false));
    request.onload = () => {
      const { status } = request;
      if (status === 200 || status === 201) resolve();
      else reject(new PartRefused(errorOf(request.responseText), !passing.has(status)));
    };
    request.onloadend = () => signal.removeEventListener('abort', stop);
    request.send(part);
  });
}

function errorOf(body: string): string {
  try {
    return (JSON.parse(body) as { error?: string }).error ?? unreachable;
  } catch {
    return unreachable;
  }
}
