import type { Config } from '@puckeditor/core';
import type { ReactElement, ReactNode } from 'react';
import { blocks } from '../../blocks/index.js';
import type { PagePerson } from '../../portfolio/page-model.js';
import { PortfolioFrame } from '../../portfolio/portfolio-frame.js';
import type { PageProps } from './draft.js';

type AnyView = (props: Record<string, unknown>) => ReactElement;

/** The block editor's configuration, made from the same block definitions that draw public pages. */
export function createPuckConfig(person: PagePerson, branded: boolean): Config {
  const components = Object.values(blocks).map((block) => {
    const View = block.View as unknown as AnyView;
    const names = Object.keys(block.fields);
    return [
      block.type,
      {
        label: block.label,
        fields: block.fields,
        defaultProps: block.defaults,
        render: (props: Record<string, unknown>) => (
          <View {...Object.fromEntries(names.map((name) => [name, props[name]]))} />
        ),
      },
    ] as const;
  });
  return {
    components: Object.fromEntries(components) as Config['components'],
    root: {
      fields: {},
      render: (props: object) => {
        const { children, palette, accent, font } = props as unknown as PageProps & { children: ReactNode };
        return (
          <PortfolioFrame theme={{ key: palette, accent, font }} person={person} branded={branded}>
            {children}
          </PortfolioFrame>
        );
      },
    },
  };
}
