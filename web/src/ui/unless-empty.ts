import type { FieldPath, FieldValues, UseFormRegisterReturn } from 'react-hook-form';

/**
 * A registered field that is not judged when it is left empty before the first submit: whoever only passes through it,
 * on the way to a link or to Cancel, sees no error and no layout that moves away under the finger.
 */
export function unlessEmpty<Name extends FieldPath<FieldValues>>(
  field: UseFormRegisterReturn<Name>,
): UseFormRegisterReturn<Name> {
  return {
    ...field,
    onBlur: async (event: { target: { value?: unknown } }) => {
      if (event.target.value !== '') await field.onBlur(event);
    },
  };
}
