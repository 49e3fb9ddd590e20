import { useMutation } from '@apollo/client/react';
import { useEffect, useRef, useState } from 'react';
import { CreateProductFileUploadDocument } from '../../../gql/graphql.js';
import { failureText } from '../../../graphql/failure-text.js';
import { sortUserErrors } from '../../../graphql/user-errors.js';
import { hashFile, PartRefused, sendPart } from './upload-file.js';

/** Where a file comes from and what it becomes. */
export interface FileToSend {
  readonly file: File;
  readonly version: string;
}

/** How far an upload has come. */
export type UploadState =
  | { readonly step: 'idle'; readonly problem?: string; readonly versionProblem?: string }
  | { readonly step: 'reading' | 'sending'; readonly share: number }
  /** The connection was lost; it can go on where it stopped. */
  | { readonly step: 'paused'; readonly share: number; readonly problem: string };

/** One upload at a time. */
export interface FileUpload {
  readonly state: UploadState;
  start(what: FileToSend): Promise<void>;
  /** Goes on after a pause. */
  goOn(): Promise<void>;
  stop(): void;
}

interface Announced {
  readonly file: File;
  readonly url: string;
  readonly partBytesMax: number;
  readonly version: string;
  sentBytes: number;
}

/** Uploads files of a product: reads one for its hash, announces it and sends it in parts. */
export function useFileUpload(productId: string, onDone: (version: string) => void): FileUpload {
  const [announce] = useMutation(CreateProductFileUploadDocument);
  const [state, setState] = useState<UploadState>({ step: 'idle' });
  const control = useRef<AbortController>(undefined);
  const announced = useRef<Announced>(undefined);
  useEffect(() => () => control.current?.abort(), []);

  async function attempt(work: (signal: AbortSignal) => Promise<void>): Promise<void> {
    const { signal } = (control.current = new AbortController());
    try {
      await work(signal);
    } catch (error) {
      if (signal.aborted) return;
      const upload = announced.current;
      if (upload && error instanceof PartRefused && !error.isFinal) {
        setState({ step: 'paused', share: upload.sentBytes / upload.file.size, problem: error.message });
      } else {
        const problem = error instanceof PartRefused ? error.message : failureText(error);
        setState({ step: 'idle', problem });
      }
    }
  }

  async function send(upload: Announced, signal: AbortSignal): Promise<void> {
    const { file, url, partBytesMax, version } = upload;
    while (upload.sentBytes < file.size) {
      const from = upload.sentBytes;
      const part = file.slice(from, from + partBytesMax);
      const show = (bytes: number): void =>
        setState({ step: 'sending', share: Math.min(1, (from + bytes) / file.size) });
      show(0);
      await sendPart(`${url}?offset=${from}`, part, signal, show);
      upload.sentBytes = from + part.size;
    }
    setState({ step: 'idle' });
    onDone(version);
  }

  return {
    state,
    start: ({ file, version }) =>
      attempt(async (signal) => {
        announced.current = undefined;
        setState({ step: 'reading', share: 0 });
        const sha256 = await hashFile(file, signal, (share) => setState({ step: 'reading', share }));
        const input = { productId, version, fileName: file.name, sizeBytes: file.size, sha256 };
        const answer = (await announce({ variables: { input } })).data?.createProductFileUpload;
        signal.throwIfAborted();
        if (!answer?.url || !answer.partBytesMax) {
          const { byField, rest } = sortUserErrors(answer?.userErrors ?? [], ['version']);
          const [problem] = rest;
          const versionProblem = byField.get('version');
          return setState({
            step: 'idle',
            ...(problem && { problem }),
            ...(versionProblem && { versionProblem }),
          });
        }
        // The same path on this very site: what the page may connect to.
        const url = new URL(answer.url).pathname;
        const upload = { file, url, version, partBytesMax: answer.partBytesMax, sentBytes: 0 };
        announced.current = upload;
        await send(upload, signal);
      }),
    goOn: () => attempt(async (signal) => announced.current && send(announced.current, signal)),
    stop: () => {
      control.current?.abort();
      setState({ step: 'idle' });
    },
  };
}
