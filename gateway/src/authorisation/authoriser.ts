import { LRUCache } from 'lru-cache';
import type { Caller } from '../admission/access-token.js';
import type { SelectedOperation } from '../planner/normalise-operation.js';
import { nameAlike } from '../planner/canonical-operation.js';
import { AnswerShapes } from '../program/answer-shapes.js';
import type { LoadedSupergraph } from '../supergraph/loaded-supergraph.js';
import { grantsOf, type DecidePolicies } from './grants.js';
import { permittedOperation, type PermittedOperation } from './permitted-operation.js';

/** An operation that is run in part. */
export interface AuthorisedOperation extends PermittedOperation {
  /** The answer looks like that to the whole operation. */
  readonly shapes: AnswerShapes;
}

/** Sets of rights for which one operation is remembered. */
const grantsMax = 32;

/** Takes out of operations what their callers may not see. */
export class Authoriser {
  private readonly known = new WeakMap<
    SelectedOperation,
    LRUCache<string, { readonly authorised: AuthorisedOperation | undefined }>
  >();

  constructor(private readonly decide: DecidePolicies) {}

  /** Undefined when the caller may see all of the operation, as everybody may where the supergraph protects nothing. */
  restrict(
    { accessRules: rules, apiSchema }: LoadedSupergraph,
    selected: SelectedOperation,
    caller: Caller,
  ): AuthorisedOperation | undefined {
    if (!rules) return undefined;
    const grants = grantsOf(caller, rules.policies, this.decide);
    let byGrants = this.known.get(selected);
    if (!byGrants) this.known.set(selected, (byGrants = new LRUCache({ max: grantsMax })));
    const key = rules.keyOf(grants);
    let entry = byGrants.get(key);
    if (!entry) {
      const found = permittedOperation(selected, apiSchema, rules, grants);
      if (found?.permitted) nameAlike(found.permitted, selected);
      const authorised = found && { ...found, shapes: new AnswerShapes(apiSchema, selected) };
      byGrants.set(key, (entry = { authorised }));
    }
    return entry.authorised;
  }
}
