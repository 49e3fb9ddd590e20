import type { ReactNode } from 'react';
import type { ManagedProductFragment } from '../../../gql/graphql.js';
import { Button } from '../../../ui/button.js';
import { TextField } from '../../../ui/field.js';
import { Notice } from '../../../ui/notice.js';
import { DescriptionField, ImageFields, TermsFields } from './product-fields.js';
import { formOf, termsInputOf } from './product-form.js';
import type { ProductChange } from './use-product-change.js';
import { useProductForm } from './use-product-form.js';

/** Words, terms and, for images, the place of a product. A change can be undone from its message. */
export function TermsSection({
  product,
  change,
}: {
  product: ManagedProductFragment;
  change: ProductChange;
}): ReactNode {
  const { form, submit, problem } = useProductForm(formOf(product), (typed) =>
    change(termsInputOf(typed), termsInputOf(formOf(product)), 'Saved'),
  );
  const { register, formState } = form;
  return (
    <form noValidate onSubmit={submit} className="grid gap-5" aria-label="What it is">
      {problem && <Notice tone="bad">{problem}</Notice>}
      <TextField label="Name" error={formState.errors.name?.message} {...register('name')} />
      {product.kind === 'CONTAINER_IMAGE' && <ImageFields {...form} />}
      <DescriptionField {...form} />
      <TermsFields {...form} />
      <Button
        type="submit"
        className="justify-self-start"
        busy={formState.isSubmitting}
        disabled={!formState.isDirty}
      >
        Save
      </Button>
    </form>
  );
}
