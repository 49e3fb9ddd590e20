import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import {
  CreateDownloadTokenDocument,
  CreateLicenceDocument,
  CreateProductCheckoutDocument,
  type DownloadableProductFragment,
} from '../../gql/graphql.js';
import { failureText } from '../../graphql/failure-text.js';

/** What a person does with a product, and how it went. */
export interface ProductActions {
  readonly busy: 'download' | 'licence' | 'buy' | undefined;
  /** Why the last action did not work. */
  readonly problem: string | undefined;
  /** The line that pulls an image, once it was asked for. */
  readonly pullCommand: string | undefined;
  /** The key that was just made. */
  readonly licenceKey: string | undefined;
  download(): Promise<void>;
  getLicence(): Promise<void>;
  /** Leaves for the page on which to pay. */
  buy(): Promise<void>;
}

/** Links, licence keys and the purchase of one product. The browser shows the progress of a file. */
export function useProductActions(product: DownloadableProductFragment): ProductActions {
  const [createToken] = useMutation(CreateDownloadTokenDocument);
  const [createLicence] = useMutation(CreateLicenceDocument);
  const [createCheckout] = useMutation(CreateProductCheckoutDocument);
  const [busy, setBusy] = useState<ProductActions['busy']>();
  const [problem, setProblem] = useState<string>();
  const [pullCommand, setPullCommand] = useState<string>();
  const [licenceKey, setLicenceKey] = useState<string>();
  const input = { productId: product.id };

  async function attempt(
    what: NonNullable<ProductActions['busy']>,
    act: () => Promise<string | undefined>,
  ): Promise<void> {
    setBusy(what);
    setProblem(undefined);
    setProblem(await act().catch(failureText));
    setBusy(undefined);
  }

  return {
    busy,
    problem,
    pullCommand,
    licenceKey,
    download: () =>
      attempt('download', async () => {
        const link = (await createToken({ variables: { input } })).data?.createDownloadToken;
        setPullCommand(link?.pull?.command);
        if (link?.url) save(link.url);
        return link?.userErrors[0]?.message;
      }),
    getLicence: () =>
      attempt('licence', async () => {
        const payload = (await createLicence({ variables: { input } })).data?.createLicence;
        setLicenceKey(payload?.licence?.key);
        return payload?.userErrors[0]?.message;
      }),
    buy: () =>
      attempt('buy', async () => {
        const paths = { successPath: `/downloads?bought=${product.key}`, cancelPath: '/downloads' };
        const { data } = await createCheckout({ variables: { input: { ...input, ...paths } } });
        const url = data?.createProductCheckout.url;
        if (url) location.assign(url);
        return data?.createProductCheckout.userErrors[0]?.message;
      }),
  };
}

/** Hands an address to the browser's downloads without leaving the page. */
function save(url: string): void {
  const anchor = document.createElement('a');
  anchor.href = url;
  anchor.download = '';
  anchor.click();
}
