import { useMutation } from '@apollo/client/react';
import { useId, type ReactNode } from 'react';
import { toast } from 'sonner';
import { CreateProductDocument, type ProductKind } from '../../../gql/graphql.js';
import { Button } from '../../../ui/button.js';
import { Choice } from '../../../ui/choice.js';
import { Panel } from '../../../ui/dialog.js';
import { TextField } from '../../../ui/field.js';
import { Notice } from '../../../ui/notice.js';
import { DescriptionField, ImageFields, TermsFields } from './product-fields.js';
import { formOf, keyOfName, productKinds, termsInputOf } from './product-form.js';
import { useProductForm } from './use-product-form.js';

interface NewProductPanelProps {
  readonly onClose: () => void;
  readonly onCreated: (productKey: string) => void;
}

/** Adds a product; price and files come on its own panel. */
export function NewProductPanel({ onClose, onCreated }: NewProductPanelProps): ReactNode {
  const formId = useId();
  const [create] = useMutation(CreateProductDocument);
  const { form, submit, problem } = useProductForm(formOf(), async (typed) => {
    const { key, kind } = typed;
    const { data } = await create({ variables: { input: { ...termsInputOf(typed), key, kind } } });
    const payload = data?.createProduct;
    if (payload?.product) {
      toast(`${payload.product.name} is in the list`);
      onCreated(payload.product.key);
    }
    return payload?.userErrors ?? [];
  });
  const { register, formState, watch, setValue } = form;
  const kind = watch('kind');
  const name = register('name');
  return (
    <Panel
      open
      place="side"
      onClose={onClose}
      title="New product"
      description="A file appears as “not ready” until its first version is uploaded."
      footer={
        <>
          <Button type="submit" form={formId} busy={formState.isSubmitting}>
            Add product
          </Button>
          <Button look="quiet" onClick={onClose}>
            Cancel
          </Button>
        </>
      }
    >
      <form id={formId} noValidate onSubmit={submit} className="grid gap-5">
        {problem && <Notice tone="bad">{problem}</Notice>}
        <fieldset className="grid gap-2">
          <legend className="mb-1.5 text-sm font-[560]">Kind</legend>
          {(Object.keys(productKinds) as ProductKind[]).map((each) => (
            <Choice
              key={each}
              name="kind"
              checked={kind === each}
              onChoose={() => setValue('kind', each)}
              title={productKinds[each].label}
              text={productKinds[each].text}
            />
          ))}
        </fieldset>
        <TextField
          label="Name"
          error={formState.errors.name?.message}
          {...name}
          onChange={(event) => {
            if (!formState.dirtyFields.key) setValue('key', keyOfName(event.target.value));
            void name.onChange(event);
          }}
        />
        <TextField
          label="Key"
          hint="Its name for machines: licences and orders use it. It never changes."
          spellCheck={false}
          autoCapitalize="none"
          error={formState.errors.key?.message}
          {...register('key')}
        />
        {kind === 'CONTAINER_IMAGE' && <ImageFields {...form} />}
        <DescriptionField {...form} />
        <TermsFields {...form} />
      </form>
    </Panel>
  );
}
