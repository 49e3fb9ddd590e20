import { useMutation } from '@apollo/client/react';
import { toast } from 'sonner';
import { UpdateProductDocument, type UpdateProductInput } from '../../../gql/graphql.js';
import { failureText } from '../../../graphql/failure-text.js';
import type { ShownUserError } from '../../../graphql/user-errors.js';

type Terms = Omit<UpdateProductInput, 'productId'>;

/** Changes a product and offers to bring `before` back; resolves to what the API refused. */
export type ProductChange = (after: Terms, before: Terms, told: string) => Promise<readonly ShownUserError[]>;

/** Changes of one product. */
export function useProductChange(productId: string): ProductChange {
  const [update] = useMutation(UpdateProductDocument);
  const send = async (terms: Terms): Promise<readonly ShownUserError[]> => {
    const { data } = await update({ variables: { input: { ...terms, productId } } });
    return data?.updateProduct.userErrors ?? [];
  };
  const undo = (before: Terms): void => {
    send(before).then(
      ([refusal]) => (refusal ? toast.error(refusal.message) : toast('Undone')),
      (error: unknown) => toast.error(failureText(error)),
    );
  };
  return async (after, before, told) => {
    const errors = await send(after);
    if (errors.length === 0) toast(told, { action: { label: 'Undo', onClick: () => undo(before) } });
    return errors;
  };
}
