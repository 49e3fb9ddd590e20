import { CriticalityLevel, diff } from '@graphql-inspector/core';
import { buildSchema } from 'graphql';

/** What a change of the API means to clients that exist. */
export interface ApiChange {
  /** `breaking`: an operation that worked fails. `dangerous`: it works and may answer something new to the client. */
  readonly kind: 'breaking' | 'dangerous';
  readonly message: string;
}

/** Breaking changes, then dangerous ones, from one API schema to the next; safe ones are left out. */
export async function apiChanges(beforeSdl: string, afterSdl: string): Promise<ApiChange[]> {
  const changes = await diff(buildSchema(beforeSdl), buildSchema(afterSdl));
  const ofLevel = (level: CriticalityLevel, kind: ApiChange['kind']) =>
    changes
      .filter(({ criticality }) => criticality.level === level)
      .map(({ message }) => ({ kind, message }))
      .toSorted((a, b) => (a.message < b.message ? -1 : 1));
  return [
    ...ofLevel(CriticalityLevel.Breaking, 'breaking'),
    ...ofLevel(CriticalityLevel.Dangerous, 'dangerous'),
  ];
}
