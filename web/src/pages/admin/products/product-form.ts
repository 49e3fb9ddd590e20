import { tiers, type Tier } from '@gatefold/schema';
import { z } from 'zod';
import type { ManagedProductFragment, ProductKind } from '../../../gql/graphql.js';

/** What an administrator types about a product; '' for what it does not have. The API says what else is not allowed. */
export const productForm = z.object({
  name: z.string().trim().min(1, 'Give it a name').max(120, 'At most 120 characters'),
  key: z.string().trim(),
  kind: z.enum(['FILE', 'CONTAINER_IMAGE']),
  description: z.string().trim().max(2_000, 'At most 2000 characters'),
  requiredPlan: z.union([z.enum(tiers), z.literal('')]),
  requiredEntitlement: z.string(),
  dockerImage: z.string().trim(),
  currentVersion: z.string().trim(),
});
export type ProductForm = z.infer<typeof productForm>;

/** Names of its fields, as in the input of the API. */
export const productFields = [
  'name',
  'key',
  'kind',
  'description',
  'requiredPlan',
  'requiredEntitlement',
  'dockerImage',
  'currentVersion',
] as const;

/** The form of a product, or of a new one. */
export function formOf(product?: ManagedProductFragment): ProductForm {
  return {
    name: product?.name ?? '',
    key: product?.key ?? '',
    kind: product?.kind ?? 'FILE',
    description: product?.description ?? '',
    requiredPlan: product?.requiredPlan ?? '',
    requiredEntitlement: product?.requiredEntitlement ?? '',
    dockerImage: product?.dockerImage ?? '',
    currentVersion: product?.currentVersion ?? '',
  };
}

/** What creating and changing have in common in the input of the API. */
export interface ProductTermsInput {
  readonly name: string;
  readonly description: string;
  readonly requiredPlan: Tier | null;
  readonly requiredEntitlement: string | null;
  readonly dockerImage?: string;
  readonly currentVersion?: string;
}

/** The input of the API: a file has no place in a registry, and gets its version by upload. */
export function termsInputOf(form: ProductForm): ProductTermsInput {
  return {
    name: form.name,
    description: form.description,
    requiredPlan: form.requiredPlan || null,
    requiredEntitlement: form.requiredEntitlement || null,
    ...(form.kind === 'CONTAINER_IMAGE' && {
      dockerImage: form.dockerImage,
      currentVersion: form.currentVersion,
    }),
  };
}

/** A name for machines out of one for people, e.g. `brush-pack` of “Brush pack!”. */
export function keyOfName(name: string): string {
  const plain = name.normalize('NFKD').toLowerCase().replace(/\p{M}/gu, '');
  return plain
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-/, '')
    .slice(0, 63)
    .replace(/-$/, '');
}

/** Names of the kinds. */
export const productKinds: Readonly<Record<ProductKind, { readonly label: string; readonly text: string }>> =
  {
    FILE: { label: 'File', text: 'You upload it here, version by version.' },
    CONTAINER_IMAGE: {
      label: 'Container image',
      text: 'You push it to a registry; people pull it with a token.',
    },
  };
