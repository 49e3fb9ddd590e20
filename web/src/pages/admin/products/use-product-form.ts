import { zodResolver } from '@hookform/resolvers/zod';
import { useState, type FormEvent } from 'react';
import { useForm, type UseFormReturn } from 'react-hook-form';
import { failureText } from '../../../graphql/failure-text.js';
import { sortUserErrors, type ShownUserError } from '../../../graphql/user-errors.js';
import { productFields, productForm, type ProductForm } from './product-form.js';

/** A form that puts what the API refuses at its fields. */
export interface SentProductForm {
  readonly form: UseFormReturn<ProductForm>;
  readonly submit: (event: FormEvent) => void;
  /** What belongs to no field. */
  readonly problem: string | undefined;
}

/** What was sent is where the form begins from then on. `send` resolves to what the API refused. */
export function useProductForm(
  values: ProductForm,
  send: (form: ProductForm) => Promise<readonly ShownUserError[]>,
): SentProductForm {
  const [problem, setProblem] = useState<string>();
  const form = useForm<ProductForm>({
    resolver: zodResolver(productForm),
    mode: 'onTouched',
    defaultValues: values,
  });
  const submit = form.handleSubmit(async (typed) => {
    setProblem(undefined);
    try {
      const errors = await send(typed);
      if (errors.length === 0) form.reset(typed);
      const { byField, rest } = sortUserErrors(errors, productFields);
      for (const [field, message] of byField) form.setError(field, { message }, { shouldFocus: true });
      setProblem(rest[0]);
    } catch (error) {
      setProblem(failureText(error));
    }
  });
  return { form, submit: (event) => void submit(event), problem };
}
