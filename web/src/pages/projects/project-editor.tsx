import { useMutation } from '@apollo/client/react';
import { zodResolver } from '@hookform/resolvers/zod';
import { useId, useState, type ReactNode } from 'react';
import { Controller, useForm, useWatch } from 'react-hook-form';
import { toast } from 'sonner';
import {
  CreateProjectDocument,
  UpdateProjectDocument,
  type EditableProjectFragment,
} from '../../gql/graphql.js';
import { failureText } from '../../graphql/failure-text.js';
import { sortUserErrors } from '../../graphql/user-errors.js';
import { Button } from '../../ui/button.js';
import { ChipsField } from '../../ui/chips-field.js';
import { Panel } from '../../ui/dialog.js';
import { TextAreaField, TextField } from '../../ui/field.js';
import { Notice } from '../../ui/notice.js';
import { unlessEmpty } from '../../ui/unless-empty.js';
import { MarkdownField } from './markdown-field.js';
import {
  projectFieldNames,
  projectForm,
  projectFormOf,
  projectInputOf,
  type ProjectForm,
} from './project-fields.js';
import { StatusChoice } from './status-choice.js';

interface ProjectEditorProps {
  /** Undefined for a new project. */
  readonly project: EditableProjectFragment | undefined;
  readonly onClose: () => void;
  /** Called after a project was created. */
  readonly onCreated: () => void;
}

const lowerCase = (word: string): string => word.toLowerCase();

/** The form with everything a project has. */
export function ProjectEditor({ project, onClose, onCreated }: ProjectEditorProps): ReactNode {
  const formId = useId();
  const isFrozen = project?.isFrozen === true;
  const [create] = useMutation(CreateProjectDocument);
  const [update] = useMutation(UpdateProjectDocument);
  const [problems, setProblems] = useState<readonly string[]>([]);
  const { register, handleSubmit, control, setError, formState } = useForm<ProjectForm>({
    resolver: zodResolver(projectForm),
    mode: 'onTouched',
    defaultValues: projectFormOf(project),
  });
  const { errors, isSubmitting, isDirty } = formState;
  const [title, summary] = useWatch({ control, name: ['title', 'shortSummary'] });

  const submit = handleSubmit(async (form) => {
    setProblems([]);
    try {
      const payload = project
        ? (await update({ variables: { input: { id: project.id, ...projectInputOf(form) } } })).data
            ?.updateProject
        : (await create({ variables: { input: projectInputOf(form) } })).data?.createProject;
      if (payload?.project) {
        toast(project ? 'Saved' : `${payload.project.title} added`);
        if (!project) onCreated();
        return onClose();
      }
      const { byField, rest } = sortUserErrors(payload?.userErrors ?? [], projectFieldNames);
      for (const [field, message] of byField) setError(field, { message }, { shouldFocus: true });
      setProblems(rest);
    } catch (error) {
      setProblems([failureText(error)]);
    }
  });

  function close(): void {
    if (!isDirty || isSubmitting || confirm('Leave without saving what you have typed?')) onClose();
  }

  return (
    <Panel
      open
      place="side"
      title={isFrozen ? 'Frozen project' : project ? 'Edit project' : 'New project'}
      description={
        isFrozen
          ? 'Your plan keeps fewer projects live: this one is read-only.'
          : project
            ? 'Changes to a published project reach open pages at once.'
            : 'Start with a title; the rest can wait.'
      }
      onClose={close}
      footer={
        <>
          {!isFrozen && (
            <Button type="submit" form={formId} busy={isSubmitting}>
              {project ? 'Save' : 'Add project'}
            </Button>
          )}
          <Button look="quiet" onClick={close}>
            {isFrozen ? 'Close' : 'Cancel'}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={(event) => void submit(event)} noValidate className="grid gap-6">
        <fieldset disabled={isFrozen} className="contents">
          {problems.map((problem) => (
            <Notice key={problem} tone="bad">
              {problem}
            </Notice>
          ))}
          <TextField
            label="Title"
            autoFocus={!project}
            hint={`${title.length} of 120`}
            error={errors.title?.message}
            {...unlessEmpty(register('title'))}
          />
          <TextAreaField
            label="Summary"
            rows={3}
            hint={`One or two sentences. ${summary.length} of 280`}
            error={errors.shortSummary?.message}
            {...register('shortSummary')}
          />
          <Controller
            name="status"
            control={control}
            render={({ field }) => <StatusChoice value={field.value} onChange={field.onChange} />}
          />
          <Controller
            name="description"
            control={control}
            render={({ field }) => (
              <MarkdownField
                label="Story"
                value={field.value}
                onChange={field.onChange}
                onBlur={field.onBlur}
                error={errors.description?.message}
              />
            )}
          />
          <Controller
            name="tags"
            control={control}
            render={({ field }) => (
              <ChipsField
                label="Tags"
                hint="Up to 12 words that say what it is about."
                values={field.value}
                onChange={field.onChange}
                countMax={12}
                normalise={lowerCase}
                error={errors.tags?.message}
              />
            )}
          />
          <Controller
            name="technologies"
            control={control}
            render={({ field }) => (
              <ChipsField
                label="Made with"
                hint="Up to 20 tools or materials."
                values={field.value}
                onChange={field.onChange}
                countMax={20}
                error={errors.technologies?.message}
              />
            )}
          />
          <TextField
            label="Link to the work"
            type="url"
            optional
            placeholder="https://"
            error={errors.liveLink?.message}
            {...register('liveLink')}
          />
          <TextField
            label="Link to the source"
            type="url"
            optional
            placeholder="https://"
            error={errors.githubLink?.message}
            {...register('githubLink')}
          />
        </fieldset>
      </form>
    </Panel>
  );
}
