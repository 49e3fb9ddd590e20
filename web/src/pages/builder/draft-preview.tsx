import type { ReactNode } from 'react';
import { usePageContent } from '../../portfolio/page-context.js';
import { PagePreview } from '../../portfolio/page-preview.js';
import type { Draft } from './draft.js';

/** A draft as it would look, small, with the person and projects around it. */
export function DraftPreview({ draft }: { draft: Draft }): ReactNode {
  const { person, projects } = usePageContent();
  const model = {
    title: draft.title,
    theme: draft.theme,
    blocks: draft.document.blocks,
    person,
    projects,
    branded: false,
  };
  return <PagePreview model={model} className="aspect-[4/3] rounded-md border border-crease" />;
}
