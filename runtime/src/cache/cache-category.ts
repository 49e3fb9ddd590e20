/** How long a kind of value is kept; every category of a subgraph is listed in one place of it. */
export interface CacheCategory {
  /** Unique within the subgraph, kebab-case. */
  readonly name: string;
  /** Milliseconds in the memory of a process; 0 keeps it out of memory. */
  readonly memoryTtlMs: number;
  /** Milliseconds in the database, shared by all processes; no copy in memory outlives it. */
  readonly databaseTtlMs: number;
}

/** What to read, and where it comes from when no layer has it. */
export interface CachedRead<Value> {
  readonly category: CacheCategory;
  /** At most 1,000 characters. */
  readonly key: string;
  /** Asks the origin. What it resolves to is kept as JSON, and everybody gets what JSON makes of it. */
  load(): Promise<Value>;
  /** Used when the origin fails and nothing old is left either. */
  lastResort?(): Value;
}
