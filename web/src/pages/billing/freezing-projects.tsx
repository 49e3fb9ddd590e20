import { useQuery } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { planOf } from '@gatefold/schema';
import { ProjectsBeyondPlanDocument, type Tier } from '../../gql/graphql.js';
import { Notice } from '../../ui/notice.js';

/** Names what a smaller plan has no room for, what freezes first in front. Nothing is shown when everything fits. */
export function FreezingProjects({ planKey }: { planKey: Tier }): ReactNode {
  const { data } = useQuery(ProjectsBeyondPlanDocument, { variables: { planKey }, errorPolicy: 'all' });
  const over = data?.me?.projectsOverLimit;
  if (!over || over.totalCount === 0) return null;
  const { nodes, totalCount } = over;
  const rest = totalCount - nodes.length;
  return (
    <Notice tone="info">
      <p>
        {totalCount === 1 ? '1 project does' : `${totalCount} projects do`} not fit into{' '}
        {planOf(planKey).name}. Once it is your plan and the notice is over, visitors still see what is
        published of them, but you can no longer change it. Nothing is deleted.
      </p>
      <ul aria-label="Projects that would freeze" className="mt-2 list-disc pl-5">
        {nodes.map(({ id, title }) => (
          <li key={id} className="wrap-anywhere">
            {title}
          </li>
        ))}
        {rest > 0 && <li>and {rest} more</li>}
      </ul>
    </Notice>
  );
}
