import { z } from 'zod';
import type { EditableProjectFragment } from '../../gql/graphql.js';

const webAddress = z
  .string()
  .trim()
  .transform((value) => (value === '' || /^[a-z][a-z0-9+.-]*:/i.test(value) ? value : `https://${value}`))
  .refine((value) => value.length <= 2000, 'That is too long')
  .refine(
    (value) => value === '' || (URL.canParse(value) && value.startsWith('https://')),
    'Must be a full https:// address',
  );

/** The project form, with the limits of the contract. Empty links are sent as null; `example.com` becomes `https://example.com`. */
export const projectForm = z.object({
  title: z.string().trim().min(1, 'A project needs a title').max(120, 'At most 120 characters'),
  shortSummary: z.string().trim().max(280, 'At most 280 characters'),
  description: z.string().max(20_000, 'At most 20,000 characters'),
  status: z.enum(['DRAFT', 'PUBLISHED', 'ARCHIVED']),
  tags: z.array(z.string()).max(12),
  technologies: z.array(z.string()).max(20),
  liveLink: webAddress,
  githubLink: webAddress,
});

export type ProjectForm = z.infer<typeof projectForm>;

/** Names of the form's fields, as they appear in the paths of user errors. */
export const projectFieldNames = Object.keys(projectForm.shape) as (keyof ProjectForm)[];

/** Form values of a project, or of a new one. */
export function projectFormOf(project: EditableProjectFragment | undefined): ProjectForm {
  return {
    title: project?.title ?? '',
    shortSummary: project?.shortSummary ?? '',
    description: project?.description ?? '',
    status: project?.status ?? 'DRAFT',
    tags: [...(project?.tags ?? [])],
    technologies: [...(project?.technologies ?? [])],
    liveLink: project?.liveLink ?? '',
    githubLink: project?.githubLink ?? '',
  };
}

/** What the API takes: empty links as null. */
export function projectInputOf(form: ProjectForm) {
  return { ...form, liveLink: form.liveLink || null, githubLink: form.githubLink || null };
}
