import { Box, FileArchive } from 'lucide-react';
import type { ReactNode } from 'react';
import type { DownloadableProductFragment } from '../../gql/graphql.js';
import { Notice } from '../../ui/notice.js';
import { Copyable } from './copyable.js';
import { LockedButtons, OpenButtons } from './product-buttons.js';
import { useProductActions } from './use-product-actions.js';

/** One product: what it is, and how to get it or why it is locked. */
export function ProductRow({ product }: { product: DownloadableProductFragment }): ReactNode {
  const actions = useProductActions(product);
  const isImage = product.kind === 'CONTAINER_IMAGE';
  const { allowed, reason } = product.access;
  const Icon = isImage ? Box : FileArchive;
  const key = actions.licenceKey ?? product.licence?.key;
  return (
    <li className="grid grid-cols-1 gap-4 border-b border-crease p-5 last:border-b-0 sm:px-6">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-3">
        <span aria-hidden className="grid size-11 place-items-center rounded-md bg-paper-deep text-ink-2">
          <Icon className="size-5" />
        </span>
        <div className="grid min-w-48 flex-1 gap-1">
          <h2 className="flex flex-wrap items-baseline gap-x-2.5 font-[600] tight-1">
            {product.name}
            {product.currentVersion && (
              <span className="max-w-40 truncate text-xs font-normal text-ink-3">
                {product.currentVersion}
              </span>
            )}
          </h2>
          {product.description && <p className="text-sm text-ink-2">{product.description}</p>}
          <p className="text-sm text-ink-2">{reason}</p>
        </div>
        {allowed ? (
          <OpenButtons product={product} actions={actions} hasKey={key !== undefined} />
        ) : (
          <LockedButtons product={product} actions={actions} />
        )}
      </div>
      {actions.problem && <Notice tone="bad">{actions.problem}</Notice>}
      {actions.pullCommand && (
        <Copyable label="Run this within 24 hours; it holds a secret of yours" text={actions.pullCommand} />
      )}
      {key && allowed && <Copyable label="Licence key" text={key} />}
    </li>
  );
}
