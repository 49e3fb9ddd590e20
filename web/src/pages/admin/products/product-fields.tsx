import type { ReactNode } from 'react';
import type { UseFormReturn } from 'react-hook-form';
import { entitlementKeys, plans } from '@gatefold/schema';
import { controlClass, FieldFrame, TextAreaField, TextField } from '../../../ui/field.js';
import type { ProductForm } from './product-form.js';

type Form = Pick<UseFormReturn<ProductForm>, 'register' | 'formState'>;

/** Where a container image lies, and what of it is handed out. */
export function ImageFields({ register, formState: { errors } }: Form): ReactNode {
  return (
    <>
      <TextField
        label="Image"
        placeholder="images.example.org/acme/plugin"
        hint="Registry and repository, without a tag."
        error={errors.dockerImage?.message}
        {...register('dockerImage')}
      />
      <TextField
        label="Tag or digest"
        placeholder="1.2.0"
        hint="What people pull from now on."
        error={errors.currentVersion?.message}
        {...register('currentVersion')}
      />
    </>
  );
}

/** Which plan or entitlement opens a product. */
export function TermsFields({ register, formState: { errors } }: Form): ReactNode {
  return (
    <>
      <FieldFrame
        label="Included from plan"
        hint="Without plan, entitlement and price, everybody with an account gets it for nothing."
        error={errors.requiredPlan?.message}
      >
        {(control) => (
          <select {...control} {...register('requiredPlan')} className={`${controlClass} h-11`}>
            <option value="">No plan</option>
            {plans.map(({ key, name }) => (
              <option key={key} value={key}>
                {name}
              </option>
            ))}
          </select>
        )}
      </FieldFrame>
      <FieldFrame label="Included with entitlement" error={errors.requiredEntitlement?.message}>
        {(control) => (
          <select {...control} {...register('requiredEntitlement')} className={`${controlClass} h-11`}>
            <option value="">No entitlement</option>
            {Object.entries(entitlementKeys).map(([key, name]) => (
              <option key={key} value={key}>
                {name}
              </option>
            ))}
          </select>
        )}
      </FieldFrame>
    </>
  );
}

/** What people read about a product. */
export function DescriptionField({ register, formState: { errors } }: Form): ReactNode {
  return (
    <TextAreaField
      label="Description"
      optional
      hint="Plain text, shown on the downloads page."
      error={errors.description?.message}
      {...register('description')}
    />
  );
}
