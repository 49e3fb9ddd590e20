import { Download, KeyRound, Lock, ShoppingBag, Terminal } from 'lucide-react';
import type { ReactNode } from 'react';
import type { DownloadableProductFragment } from '../../gql/graphql.js';
import { Button } from '../../ui/button.js';
import { Pill } from '../../ui/card.js';
import { formatMoney } from '../../ui/format-money.js';
import type { ProductActions } from './use-product-actions.js';

interface ProductButtonsProps {
  readonly product: DownloadableProductFragment;
  readonly actions: ProductActions;
}

/** How to get a product that is open. */
export function OpenButtons({
  product,
  actions,
  hasKey,
}: ProductButtonsProps & { readonly hasKey: boolean }): ReactNode {
  const isImage = product.kind === 'CONTAINER_IMAGE';
  const Icon = isImage ? Terminal : Download;
  return (
    <div className="flex flex-wrap gap-2">
      {!hasKey && product.currentVersion && (
        <Button
          look="quiet"
          size="small"
          busy={actions.busy === 'licence'}
          icon={<KeyRound aria-hidden className="size-4" />}
          aria-label={`Get a licence key for ${product.name}`}
          onClick={() => void actions.getLicence()}
        >
          Licence key
        </Button>
      )}
      <Button
        size="small"
        busy={actions.busy === 'download'}
        disabled={!product.currentVersion}
        icon={<Icon aria-hidden className="size-4" />}
        aria-label={isImage ? `How to pull ${product.name}` : `Download ${product.name}`}
        onClick={() => void actions.download()}
      >
        {isImage ? 'How to pull' : product.currentVersion ? 'Download' : 'Not ready yet'}
      </Button>
    </div>
  );
}

/** Which plan opens a product, and how to buy it. */
export function LockedButtons({ product, actions }: ProductButtonsProps): ReactNode {
  const { access, name, price, priceLookupKey, currentVersion } = product;
  const isSold = priceLookupKey !== null && currentVersion !== null;
  const whyLocked = priceLookupKey === null ? 'Locked' : 'Not ready yet';
  const cost = price ? ` for ${formatMoney(price.amountCents, price.currency)}` : '';
  return (
    <div className="flex flex-wrap items-center gap-3">
      {(access.cheapestPlan || !isSold) && (
        <Pill tone="accent">
          <Lock aria-hidden className="size-3.5" />
          {access.cheapestPlan ? `${access.cheapestPlan.name} plan` : whyLocked}
        </Pill>
      )}
      {isSold && (
        <Button
          size="small"
          busy={actions.busy === 'buy'}
          icon={<ShoppingBag aria-hidden className="size-4" />}
          aria-label={`Buy ${name}${cost}`}
          onClick={() => void actions.buy()}
        >
          {`Buy${cost}`}
        </Button>
      )}
    </div>
  );
}
