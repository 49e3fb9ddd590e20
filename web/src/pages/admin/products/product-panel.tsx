import { useBlocker } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { toast } from 'sonner';
import type { ManagedProductFragment } from '../../../gql/graphql.js';
import { Panel } from '../../../ui/dialog.js';
import { PriceSection } from './price-section.js';
import { TermsSection } from './terms-section.js';
import { useFileUpload } from './use-file-upload.js';
import { useProductChange } from './use-product-change.js';
import { VersionsSection } from './versions-section.js';

interface ProductPanelProps {
  readonly product: ManagedProductFragment;
  readonly onClose: () => void;
  /** Files have changed. */
  readonly onUploaded: () => void;
}

/** Everything about one product. While a file is on its way the panel stays open. */
export function ProductPanel({ product, onClose, onUploaded }: ProductPanelProps): ReactNode {
  const change = useProductChange(product.id);
  const upload = useFileUpload(product.id, (version) => {
    toast(`${product.name} hands out ${version}`);
    onUploaded();
  });
  const isUploading = upload.state.step !== 'idle';
  useBlocker({
    enableBeforeUnload: () => isUploading,
    shouldBlockFn: () => isUploading && !confirm('The upload is not finished. Leave anyway?'),
  });
  return (
    <Panel
      open
      place="side"
      onClose={onClose}
      required={isUploading}
      title={product.name}
      description={product.key}
    >
      <div className="grid gap-8">
        {product.kind === 'FILE' && <VersionsSection product={product} change={change} upload={upload} />}
        <PriceSection product={product} />
        <TermsSection product={product} change={change} />
      </div>
    </Panel>
  );
}
