import type { ServingSettings } from '../config/settings.js';

/** Bounds of one operation. Each is inclusive: the figure itself is allowed. */
export interface OperationLimits {
  /** Lexical tokens of the document. */
  readonly tokensMax: number;
  /** Fields nested in fields; a root field alone is 1. Introspection is not counted, see `document-shape.ts`. */
  readonly depthMax: number;
  /** Aliased fields, fragments expanded at each spread. */
  readonly aliasesMax: number;
  /** Fields of the root, fragments expanded. */
  readonly rootFieldsMax: number;
  /** Directives, fragments expanded. */
  readonly directivesMax: number;
  /** Points, see `operation-cost.ts`. */
  readonly costMax: number;
}

/** The operation limits among the settings. */
export function operationLimits(settings: ServingSettings): OperationLimits {
  return {
    tokensMax: settings.TOKENS_MAX,
    depthMax: settings.DEPTH_MAX,
    aliasesMax: settings.ALIASES_MAX,
    rootFieldsMax: settings.ROOT_FIELDS_MAX,
    directivesMax: settings.DIRECTIVES_MAX,
    costMax: settings.COST_MAX,
  };
}
