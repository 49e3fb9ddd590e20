import {
  BREAK,
  getEnterLeaveForKind,
  type ASTNode,
  type ASTVisitFn,
  type ASTVisitor,
  type Kind,
  type ValidationRule,
} from 'graphql';

/** What one rule does at nodes of one kind. */
interface Handler {
  /** Of the rule among the combined ones. */
  readonly index: number;
  readonly visitor: ASTVisitor;
  readonly call: ASTVisitFn<ASTNode>;
}

interface Handlers {
  readonly enter: readonly Handler[];
  readonly leave: readonly Handler[];
}

/**
 * Many rules as one. graphql-js asks every rule about all kinds of nodes that there are before it looks at a document,
 * which takes longer than validating most documents; here they are asked about the kinds that the document has.
 */
export function combinedRules(rules: readonly ValidationRule[]): ValidationRule {
  return (context) => {
    const visitors = rules.map((rule) => rule(context));
    const byKind = new Map<Kind, Handlers>();
    const handlersOf = ({ kind }: ASTNode): Handlers => {
      let handlers = byKind.get(kind);
      if (!handlers) byKind.set(kind, (handlers = handlersFor(kind, visitors)));
      return handlers;
    };
    /** By rule: the node below which it looks at nothing, or everything when it has seen enough. */
    const skipped: (ASTNode | 'everything' | undefined)[] = rules.map(() => undefined);
    return {
      enter(node, ...where) {
        for (const { index, visitor, call } of handlersOf(node).enter) {
          if (skipped[index] !== undefined) continue;
          const told: unknown = call.call(visitor, node, ...where);
          if (told === false) skipped[index] = node;
          else if (told === BREAK) skipped[index] = 'everything';
        }
      },
      leave(node, ...where) {
        for (const { index, visitor, call } of handlersOf(node).leave) {
          if (skipped[index] !== undefined) continue;
          if (call.call(visitor, node, ...where) === BREAK) skipped[index] = 'everything';
        }
        for (let index = skipped.indexOf(node); index >= 0; index = skipped.indexOf(node, index)) {
          skipped[index] = undefined;
        }
      },
    };
  };
}

function handlersFor(kind: Kind, visitors: readonly ASTVisitor[]): Handlers {
  const enter: Handler[] = [];
  const leave: Handler[] = [];
  visitors.forEach((visitor, index) => {
    const calls = getEnterLeaveForKind(visitor, kind);
    if (calls.enter) enter.push({ index, visitor, call: calls.enter });
    if (calls.leave) leave.push({ index, visitor, call: calls.leave });
  });
  return { enter, leave };
}
