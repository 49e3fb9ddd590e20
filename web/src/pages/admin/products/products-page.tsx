import { useNavigate, useSearch } from '@tanstack/react-router';
import { Plus } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ManagedProductFragment } from '../../../gql/graphql.js';
import { Button } from '../../../ui/button.js';
import { Pill } from '../../../ui/card.js';
import { PageHead } from '../parts/page-head.js';
import { RecordList } from '../parts/record-list.js';
import { rowControlClass, type Column } from '../parts/record-table.js';
import { rowControl } from '../parts/row-control.js';
import { NewProductPanel } from './new-product-panel.js';
import { productKinds } from './product-form.js';
import { ProductPanel } from './product-panel.js';
import { audienceOf, priceOf } from './product-words.js';
import { useProducts } from './use-products.js';

/** Columns of the list; `open` shows a product. */
function columnsOf(open: (productKey: string) => void): readonly Column<ManagedProductFragment>[] {
  return [
    {
      title: 'Product',
      cell: ({ key, name, kind }) => (
        <span className="grid gap-0.5">
          <button
            type="button"
            {...rowControl}
            className={`${rowControlClass} wrap-anywhere`}
            onClick={() => open(key)}
          >
            {name}
          </button>
          <span className="text-xs wrap-anywhere text-ink-3">
            {productKinds[kind].label} · {key}
          </span>
        </span>
      ),
    },
    {
      title: 'For',
      wideOnly: true,
      cell: (product) => <span className="text-ink-2">{audienceOf(product)}</span>,
    },
    {
      title: 'Price',
      alignRight: true,
      cell: (product) => (
        <span className="whitespace-nowrap text-ink-2 tabular-nums">{priceOf(product)}</span>
      ),
    },
    {
      title: 'Versions',
      wideOnly: true,
      alignRight: true,
      cell: ({ kind, files }) => (
        <span className="text-ink-2 tabular-nums">{kind === 'FILE' ? (files?.length ?? '?') : '–'}</span>
      ),
    },
    {
      title: 'State',
      cell: ({ currentVersion }) =>
        currentVersion ? (
          <Pill tone="good">
            <span className="max-w-24 truncate">{currentVersion}</span>
          </Pill>
        ) : (
          <Pill tone="warn">No file yet</Pill>
        ),
    },
  ];
}

/** What there is to download: terms, prices and files. */
export function ProductsPage(): ReactNode {
  const search = useSearch({ from: '/member/admin/products' });
  const navigate = useNavigate({ from: '/admin/products' });
  const pages = useProducts();
  const show = (next: typeof search): void => void navigate({ search: next, replace: true });
  const opened = pages.rows?.find(({ key }) => key === search.open);
  const addButton = (
    <Button icon={<Plus aria-hidden className="size-4" />} onClick={() => show({ new: true })}>
      New product
    </Button>
  );
  return (
    <>
      <PageHead
        title="Products"
        lead="Files and container images that people download, newest first."
        aside={addButton}
      />
      <RecordList
        what="products"
        pages={pages}
        columns={columnsOf((key) => show({ open: key }))}
        keyOf={({ id }) => id}
        empty={{
          title: 'Nothing to download yet',
          text: 'Add a product, upload its first version, and it appears on everybody’s downloads page.',
        }}
      />
      {search.new && (
        <NewProductPanel
          onClose={() => show({})}
          onCreated={(key) => {
            pages.refetch();
            show({ open: key });
          }}
        />
      )}
      {opened && (
        <ProductPanel key={opened.id} product={opened} onClose={() => show({})} onUploaded={pages.refetch} />
      )}
    </>
  );
}
