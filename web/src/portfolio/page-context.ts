import { createContext, useContext } from 'react';
import type { PagePerson, PageProject } from './page-model.js';

/** What blocks may show besides their own properties. */
export interface PageContent {
  readonly person: PagePerson;
  readonly projects: readonly PageProject[];
}

const PageContentContext = createContext<PageContent>({
  person: { username: '', displayName: '' },
  projects: [],
});

/** Gives the person and the projects to every block below it. */
export const PageContentProvider = PageContentContext.Provider;

/** The person and the published projects of the page being drawn. */
export function usePageContent(): PageContent {
  return useContext(PageContentContext);
}
