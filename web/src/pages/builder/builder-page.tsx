import { useQuery } from '@apollo/client/react';
import { useState, type ReactNode } from 'react';
import { usePageTitle } from '../../app/page-title.js';
import { BuilderDocument, type BuilderQuery } from '../../gql/graphql.js';
import { failureText } from '../../graphql/failure-text.js';
import { PageContentProvider } from '../../portfolio/page-context.js';
import { Button } from '../../ui/button.js';
import { Failure } from '../../ui/failure.js';
import { Skeleton } from '../../ui/skeleton.js';
import { isUntouched } from '../../portfolio/is-untouched.js';
import { Editor } from './editor.js';
import { TemplatePicker, type Template } from './template-picker.js';

/** The builder: a template on the first visit, then the editor. */
export function BuilderPage(): ReactNode {
  usePageTitle('Builder');
  const { data, error, refetch, loading } = useQuery(BuilderDocument, {
    fetchPolicy: 'network-only',
    errorPolicy: 'all',
  });
  const [member, setMember] = useState<NonNullable<BuilderQuery['me']>>();
  const [template, setTemplate] = useState<Template>();
  const [skipped, setSkipped] = useState(false);
  if (!member && !loading && data?.me?.portfolio) setMember(data.me as NonNullable<BuilderQuery['me']>);
  const portfolio = member?.portfolio;

  if (!portfolio && !loading) {
    return (
      <div className="mx-auto max-w-xl px-5 py-16">
        <Failure
          title="The builder did not open"
          text={error ? failureText(error) : 'Your page is still being set up. Try again in a moment.'}
          onRetry={() => void refetch()}
        />
      </div>
    );
  }
  if (!member || !portfolio) return <BuilderSkeleton />;
  const isEmpty = portfolio.document.blocks.length === 0;
  if ((isEmpty || isUntouched(portfolio)) && !template && !skipped) {
    return (
      <PageContentProvider value={{ person: member, projects: portfolio.projects.nodes }}>
        <div className="mx-auto grid max-w-5xl gap-9 px-5 py-10">
          <div className="flex flex-wrap items-end justify-between gap-4">
            <div className="grid gap-1">
              <h1 className="text-3xl font-[660] tight-3">Choose a sheet to start from</h1>
              <p className="text-ink-2">Blocks, colours and type can all be changed later.</p>
            </div>
            <Button look="secondary" onClick={() => setSkipped(true)}>
              {isEmpty ? 'Start with an empty page' : 'Start with the plain page'}
            </Button>
          </div>
          <TemplatePicker onPick={setTemplate} />
        </div>
      </PageContentProvider>
    );
  }
  return <Editor member={member} portfolio={portfolio} start={template} />;
}

function BuilderSkeleton(): ReactNode {
  return (
    <div
      role="status"
      aria-label="Loading the builder"
      className="grid h-full gap-4 p-4 lg:grid-cols-[16rem_1fr_18rem]"
    >
      <Skeleton className="hidden h-full lg:block" />
      <Skeleton className="h-full" />
      <Skeleton className="hidden h-full lg:block" />
    </div>
  );
}
