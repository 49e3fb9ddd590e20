/** What an analyzer reads of a project. Everything in it is data, written by a person. */
export interface ProjectContent {
  readonly title: string;
  readonly shortSummary: string;
  /** Markdown. */
  readonly description: string;
  readonly tags: readonly string[];
  readonly technologies: readonly string[];
}

export const suggestionKinds = ['TITLE', 'SUMMARY', 'TAGS'] as const;
export type SuggestionKind = (typeof suggestionKinds)[number];

/** One proposed change; `value` of TAGS is a list joined by comma. */
export interface ProposedSuggestion {
  readonly kind: SuggestionKind;
  readonly value: string;
  /** Why it is better, for the owner. */
  readonly rationale: string;
}

export const analyzerKinds = ['LOCAL', 'OPENAI'] as const;
export type AnalyzerKind = (typeof analyzerKinds)[number];

/** What produced a suggestion. */
export interface AnalyzerIdentity {
  readonly kind: AnalyzerKind;
  /** Model, or rule set with its version. */
  readonly name: string;
}

/** Tokens that a provider counted; zero where nothing is counted. */
export interface TokenUsage {
  readonly promptTokens: number;
  readonly completionTokens: number;
}

/** Why an analysis did not come about; `retryAfterSeconds` where the provider said so. */
export type AnalysisFailure =
  | { readonly reason: 'TIMEOUT' | 'UNREACHABLE' | 'REFUSED_KEY' | 'UNREADABLE' | 'DECLINED' }
  | { readonly reason: 'BUSY'; readonly retryAfterSeconds: number | undefined };

/** Outcome of an analysis. No suggestion of a kind means that the analyzer would leave it as it is. */
export type AnalysisOutcome =
  | {
      readonly ok: true;
      readonly suggestions: readonly ProposedSuggestion[];
      readonly tokens: TokenUsage;
    }
  | { readonly ok: false; readonly failure: AnalysisFailure; readonly tokens: TokenUsage };

/** Reads a project and proposes a better title, summary and tags. */
export interface ContentAnalyzer {
  readonly identity: AnalyzerIdentity;
  /** Never rejects for what a provider does wrong; resolves within the analyzer's time limit. */
  analyze(content: ProjectContent): Promise<AnalysisOutcome>;
}

export const noTokens: TokenUsage = { promptTokens: 0, completionTokens: 0 };
