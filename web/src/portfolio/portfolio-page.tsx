import type { ReactNode } from 'react';
import { blockOf } from '../blocks/index.js';
import { PageContentProvider } from './page-context.js';
import type { PageBlock, PageModel } from './page-model.js';
import { PortfolioFrame } from './portfolio-frame.js';

function BlockView({ block }: { block: PageBlock }): ReactNode {
  const definition = blockOf(block.type);
  if (!definition) return null;
  return <definition.View {...(block.props as Parameters<typeof definition.View>[0])} />;
}

/** A whole portfolio page. The server, a visitor's browser and previews draw exactly this. */
export function PortfolioPage({ model }: { model: PageModel }): ReactNode {
  return (
    <PageContentProvider value={{ person: model.person, projects: model.projects }}>
      <PortfolioFrame theme={model.theme} person={model.person} branded={model.branded}>
        {model.blocks.map((block) => (
          <BlockView key={block.id} block={block} />
        ))}
      </PortfolioFrame>
    </PageContentProvider>
  );
}
