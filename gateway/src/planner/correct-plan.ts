import type { FetchNode, PlanNode, QueryPlan, QueryPlanSelectionNode } from '@apollo/query-planner';
import { Kind, parse, print, stripIgnoredCharacters, visit, type DocumentNode } from 'graphql';
import type { VirtualField, VirtualisedSupergraph } from '../supergraph/virtual-fields.js';
import { splitFetch } from './split-fetch.js';

/**
 * A plan over virtual fields as one that subgraphs understand: `comments__1` is asked for as
 * `comments__1: comments(limit: 3)`; in what a fetch requires it has its name as alias, which is where the executor
 * reads it, while the representation gets the real name. A fetch that requires one field with two sets of arguments
 * is split.
 */
export function correctPlan(plan: QueryPlan, virtual: VirtualisedSupergraph): QueryPlan {
  if (virtual.fields.size === 0 || !plan.node) return plan;
  if (plan.node.kind !== 'Subscription') return { ...plan, node: correctNode(plan.node, virtual) };
  const { primary, rest } = plan.node;
  const node = { ...plan.node, primary: correctFetch(primary, virtual.fields) };
  return { ...plan, node: rest ? { ...node, rest: correctNode(rest, virtual) } : node };
}

function correctNode(node: PlanNode, virtual: VirtualisedSupergraph): PlanNode {
  switch (node.kind) {
    case 'Fetch': {
      const parts = splitFetch(node, virtual).map((part) => correctFetch(part, virtual.fields));
      return parts.length === 1 && parts[0] ? parts[0] : { kind: 'Parallel', nodes: parts };
    }
    case 'Sequence':
    case 'Parallel':
      return { ...node, nodes: node.nodes.map((child) => correctNode(child, virtual)) };
    case 'Flatten':
      return { ...node, node: correctNode(node.node, virtual) };
    case 'Condition':
      return {
        ...node,
        ...(node.ifClause ? { ifClause: correctNode(node.ifClause, virtual) } : {}),
        ...(node.elseClause ? { elseClause: correctNode(node.elseClause, virtual) } : {}),
      };
    case 'Defer':
      return node;
  }
}

function correctFetch(fetch: FetchNode, fields: ReadonlyMap<string, VirtualField>): FetchNode {
  const requires = fetch.requires && { requires: realNames(fetch.requires, fields) };
  return { ...fetch, ...requires, operation: realOperation(fetch.operation, fields) };
}

function realOperation(operation: string, fields: ReadonlyMap<string, VirtualField>): string {
  const document: DocumentNode = visit(parse(operation, { noLocation: true }), {
    Field: (node) => {
      const virtual = fields.get(node.name.value);
      if (!virtual) return undefined;
      return {
        ...node,
        alias: node.alias ?? node.name,
        name: { kind: Kind.NAME, value: virtual.field },
        arguments: virtual.arguments,
      };
    },
  });
  return stripIgnoredCharacters(print(document));
}

function realNames(
  selections: readonly QueryPlanSelectionNode[],
  fields: ReadonlyMap<string, VirtualField>,
): QueryPlanSelectionNode[] {
  return selections.map((selection) => {
    const inner = selection.selections && { selections: realNames(selection.selections, fields) };
    if (selection.kind !== 'Field') return { ...selection, ...inner } as QueryPlanSelectionNode;
    const virtual = fields.get(selection.name);
    const name = virtual && { alias: selection.alias ?? selection.name, name: virtual.field };
    return { ...selection, ...name, ...inner };
  });
}
