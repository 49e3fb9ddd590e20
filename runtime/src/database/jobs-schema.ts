/** Postgres schema of graphile-worker for a subgraph; owned by the subgraph's role. */
export function jobsSchema(schema: string): string {
  return `${schema}_jobs`;
}
