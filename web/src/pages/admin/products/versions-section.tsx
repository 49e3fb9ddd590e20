import { useState, type ReactNode } from 'react';
import type { ManagedProductFragment } from '../../../gql/graphql.js';
import { failureText } from '../../../graphql/failure-text.js';
import { Button } from '../../../ui/button.js';
import { Pill } from '../../../ui/card.js';
import { formatBytes } from '../../../ui/format-bytes.js';
import { formatDate } from '../../../ui/format-time.js';
import { Notice } from '../../../ui/notice.js';
import { UploadForm } from './upload-form.js';
import type { FileUpload } from './use-file-upload.js';
import type { ProductChange } from './use-product-change.js';

interface VersionsSectionProps {
  readonly product: ManagedProductFragment;
  readonly change: ProductChange;
  readonly upload: FileUpload;
}

/** The files of a product: which one is handed out, and a way to add one. */
export function VersionsSection({ product, change, upload }: VersionsSectionProps): ReactNode {
  const [problem, setProblem] = useState<string>();
  const [busy, setBusy] = useState<string>();
  const { currentVersion } = product;
  const files = product.files ?? [];

  async function handOut(version: string): Promise<void> {
    setBusy(version);
    setProblem(undefined);
    const told = `${product.name} hands out ${version}`;
    const errors = await change({ currentVersion: version }, { currentVersion }, told).catch(
      (error: unknown) => [{ message: failureText(error) }],
    );
    setProblem(errors[0]?.message);
    setBusy(undefined);
  }

  return (
    <section aria-labelledby="product-versions" className="grid gap-4 border-t border-crease pt-6">
      <h3 id="product-versions" className="text-lg font-[620] tight-1">
        Versions
      </h3>
      {problem && <Notice tone="bad">{problem}</Notice>}
      {files.length === 0 && (
        <p className="text-sm text-ink-2">
          {currentVersion
            ? `${currentVersion} was laid into the folder of files; it is listed after its first download.`
            : 'No file yet: nothing can be downloaded or bought.'}
        </p>
      )}
      {files.length > 0 && (
        <ul aria-label="Files" className="grid rounded-md border border-crease">
          {files.map(({ id, version, fileName, sizeBytes, createdAt }) => (
            <li
              key={id}
              className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 border-b border-crease px-4 py-3 last:border-b-0"
            >
              <div className="grid min-w-0">
                <span className="font-[560] wrap-anywhere">{version}</span>
                <span className="text-xs wrap-anywhere text-ink-3">
                  {fileName} · {formatBytes(sizeBytes)} · {formatDate(createdAt)}
                </span>
              </div>
              {version === currentVersion ? (
                <Pill tone="good">Handed out</Pill>
              ) : (
                <Button
                  look="quiet"
                  size="small"
                  aria-label={`Hand out version ${version}`}
                  busy={busy === version}
                  onClick={() => void handOut(version)}
                >
                  Hand out
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      <UploadForm upload={upload} />
    </section>
  );
}
