import { useMutation } from '@apollo/client/react';
import { useState, type FormEvent, type ReactNode } from 'react';
import { toast } from 'sonner';
import { planCurrency } from '@gatefold/schema';
import { SetProductPriceDocument, type ManagedProductFragment } from '../../../gql/graphql.js';
import { failureText } from '../../../graphql/failure-text.js';
import { Button } from '../../../ui/button.js';
import { TextField } from '../../../ui/field.js';
import { formatMoney } from '../../../ui/format-money.js';
import { Notice } from '../../../ui/notice.js';
import { centsOf, isFreeWithoutPrice, priceTextOf } from './product-words.js';

/** For what a product is sold once, made at Stripe; taking it off sale is asked about. */
export function PriceSection({ product }: { product: ManagedProductFragment }): ReactNode {
  const [setPrice, { loading }] = useMutation(SetProductPriceDocument);
  const [text, setText] = useState(priceTextOf(product));
  const [problem, setProblem] = useState<string>();
  const [isAsking, setAsking] = useState(false);

  async function send(amountCents: number | null): Promise<void> {
    setProblem(undefined);
    try {
      const { data } = await setPrice({
        variables: { input: { productId: product.id, amountCents } },
        // Lists learn of a new price a moment later: what was agreed to is shown until then.
        update: (cache, { data: answer }) => {
          const changed = answer?.setProductPrice.product;
          if (!changed) return;
          const price =
            amountCents === null ? null : { __typename: 'ProductPrice', amountCents, currency: planCurrency };
          cache.modify({ id: cache.identify(changed), fields: { price: () => price } });
        },
      });
      const refusal = data?.setProductPrice.userErrors[0];
      if (refusal) return setProblem(refusal.message);
      setAsking(false);
      if (amountCents === null) setText('');
      toast(
        amountCents === null
          ? `${product.name} is not sold any more`
          : `${product.name} costs ${formatMoney(amountCents, planCurrency)}`,
      );
    } catch (error) {
      setProblem(failureText(error));
    }
  }

  function submit(event: FormEvent): void {
    event.preventDefault();
    const cents = centsOf(text);
    if (cents === undefined) setProblem('Type an amount, e.g. 19 or 19.50.');
    else void send(cents);
  }

  return (
    <section aria-labelledby="product-price" className="grid gap-4 border-t border-crease pt-6">
      <h3 id="product-price" className="text-lg font-[620] tight-1">
        Price
      </h3>
      <form noValidate onSubmit={submit} className="grid gap-4">
        <TextField
          label={`Paid once, in ${planCurrency}`}
          inputMode="decimal"
          placeholder="Not sold"
          hint="Who bought it keeps it, whatever you change."
          error={problem}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <div className="flex flex-wrap gap-2">
          <Button type="submit" look="secondary" busy={loading && !isAsking} disabled={text.trim() === ''}>
            Set price
          </Button>
          {product.priceLookupKey && !isAsking && (
            <Button look="danger" onClick={() => setAsking(true)}>
              Take off sale
            </Button>
          )}
        </div>
      </form>
      {isAsking && (
        <Notice tone="info">
          <p>
            {isFreeWithoutPrice(product)
              ? 'No plan includes it: off sale, everybody with an account gets it for nothing.'
              : 'It can no longer be bought. Plans that include it still do.'}
          </p>
          <div className="mt-3 flex flex-wrap gap-2">
            <Button look="danger" size="small" busy={loading} onClick={() => void send(null)}>
              {isFreeWithoutPrice(product) ? 'Give it to everybody' : 'Take it off sale'}
            </Button>
            <Button look="secondary" size="small" onClick={() => setAsking(false)}>
              Keep selling
            </Button>
          </div>
        </Notice>
      )}
    </section>
  );
}
