import { useQuery, useSubscription } from '@apollo/client/react';
import { RotateCw } from 'lucide-react';
import type { ReactNode } from 'react';
import { usePageTitle } from '../../app/page-title.js';
import { DownloadsDocument, ProductAccessChangedDocument } from '../../gql/graphql.js';
import { failureText } from '../../graphql/failure-text.js';
import { Button } from '../../ui/button.js';
import { EmptyPicture } from '../../ui/empty-picture.js';
import { Failure } from '../../ui/failure.js';
import { Notice } from '../../ui/notice.js';
import { Skeleton } from '../../ui/skeleton.js';
import { DownloadHistory } from './download-history.js';
import { ProductRow } from './product-row.js';
import { useBoughtProduct } from './use-bought-product.js';

/** Everything there is to download, what of it is open to the person, and what they downloaded. */
export function DownloadsPage(): ReactNode {
  usePageTitle('Downloads');
  const { data, error, loading, refetch } = useQuery(DownloadsDocument, {
    errorPolicy: 'all',
    fetchPolicy: 'cache-and-network',
    notifyOnNetworkStatusChange: true,
  });
  useSubscription(ProductAccessChangedDocument, { ignoreResults: true });
  const retry = (): void => void refetch();
  const products = data?.products?.nodes;
  const awaited = useBoughtProduct(products, refetch);
  return (
    <div className="grid grid-cols-1 gap-8">
      <div className="flex flex-wrap items-end justify-between gap-4">
        <div className="grid gap-1">
          <h1 className="text-3xl font-[660] tight-3">Downloads</h1>
          <p className="text-ink-2">A link works for 24 hours and for you alone.</p>
        </div>
        <Button
          look="quiet"
          size="small"
          busy={loading && data !== undefined}
          icon={<RotateCw aria-hidden className="size-4" />}
          onClick={retry}
        >
          Refresh
        </Button>
      </div>
      {awaited && (
        <Notice tone="info">
          Thank you. Stripe confirms your payment; {awaited.name} opens on this page in a moment.
        </Notice>
      )}
      {products ? (
        products.length > 0 ? (
          <ul aria-label="Products" className="fold-sheet fold-marks grid grid-cols-1">
            {products.map((product) => (
              <ProductRow key={product.id} product={product} />
            ))}
          </ul>
        ) : (
          <NothingYet />
        )
      ) : error ? (
        <Failure title="The downloads did not load" text={failureText(error)} onRetry={retry} />
      ) : (
        <ProductsSkeleton />
      )}
      {products && <DownloadHistory downloads={data?.me?.downloads?.nodes ?? null} onRetry={retry} />}
    </div>
  );
}

function NothingYet(): ReactNode {
  return (
    <div className="fold-sheet fold-marks grid justify-items-center gap-4 px-6 py-16 text-center">
      <EmptyPicture />
      <h2 className="text-xl font-[640] tight-2">Nothing to download yet</h2>
      <p className="max-w-[44ch] text-ink-2">As soon as something is offered, you find it here.</p>
    </div>
  );
}

function ProductsSkeleton(): ReactNode {
  return (
    <div role="status" aria-label="Loading the downloads" className="fold-sheet grid">
      {[1, 2, 3].map((row) => (
        <div key={row} className="flex items-center gap-4 border-b border-crease p-6 last:border-b-0">
          <Skeleton className="size-11" />
          <div className="grid flex-1 gap-2">
            <Skeleton className="h-5 w-44" />
            <Skeleton className="h-4 w-72 max-w-full" />
          </div>
          <Skeleton className="h-9 w-28" />
        </div>
      ))}
    </div>
  );
}
