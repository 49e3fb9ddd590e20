import { useQuery } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { TemplatesDocument, type TemplatesQuery } from '../../gql/graphql.js';
import { failureText } from '../../graphql/failure-text.js';
import { Failure } from '../../ui/failure.js';
import { Skeleton } from '../../ui/skeleton.js';
import { DraftPreview } from './draft-preview.js';
import { plainDraft } from './server-state.js';

/** A starting point. */
export type Template = TemplatesQuery['templates'][number];

/** Starting points, each drawn with the person's own projects where there are some. */
export function TemplatePicker({ onPick }: { onPick: (template: Template) => void }): ReactNode {
  const { data, error, refetch } = useQuery(TemplatesDocument, { fetchPolicy: 'cache-first' });
  if (error && !data) {
    return (
      <Failure title="The templates did not load" text={failureText(error)} onRetry={() => void refetch()} />
    );
  }
  if (!data) {
    return (
      <div role="status" aria-label="Loading templates" className="grid gap-6 sm:grid-cols-2">
        {[1, 2, 3, 4].map((each) => (
          <Skeleton key={each} className="aspect-[4/3]" />
        ))}
      </div>
    );
  }
  return (
    <ul className="grid gap-x-6 gap-y-9 sm:grid-cols-2">
      {data.templates.map((template) => (
        <li key={template.key}>
          <button
            type="button"
            onClick={() => onPick(template)}
            className="group grid w-full gap-3 rounded-md text-left"
          >
            <span className="block rounded-md transition-[transform,box-shadow] duration-200 group-hover:-translate-y-0.5 group-hover:shadow-lift">
              <DraftPreview
                draft={plainDraft({
                  title: template.name,
                  theme: template.theme,
                  document: template.document,
                })}
              />
            </span>
            <span className="grid gap-0.5">
              <span className="font-[600]">{template.name}</span>
              <span className="text-sm text-ink-2">{template.description}</span>
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
