import type { ReactNode } from 'react';
import type { ProjectStatus } from '../../gql/graphql.js';
import { FilterChips } from '../../ui/filter-chips.js';
import { statusNames } from '../../ui/status-pill.js';

const options = (Object.keys(statusNames) as ProjectStatus[]).map((value) => ({
  value,
  label: statusNames[value].label,
}));

interface StatusFilterProps {
  readonly value: ProjectStatus | undefined;
  readonly onChange: (status: ProjectStatus | undefined) => void;
}

/** Which projects the list shows. */
export function StatusFilter({ value, onChange }: StatusFilterProps): ReactNode {
  return <FilterChips label="Show" value={value} options={options} onChange={onChange} />;
}
