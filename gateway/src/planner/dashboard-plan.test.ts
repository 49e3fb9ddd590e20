import { readFileSync } from 'node:fs';
import { Supergraph, operationFromDocument } from '@apollo/federation-internals';
import { QueryPlanner, type PlanNode, type SubscriptionNode } from '@apollo/query-planner';
import { expect, test } from '@jest/globals';
import { parse } from 'graphql';

/** The committed supergraph: what these operations cost is a property of the contract. */
const supergraph = Supergraph.build(
  readFileSync(new URL('../../../schema/supergraph.graphql', import.meta.url), 'utf8'),
);
const planner = new QueryPlanner(supergraph);

/** Waves of fetches: what runs in parallel is one, what waits is one more. */
function wavesOf(node: PlanNode | SubscriptionNode | undefined): number {
  switch (node?.kind) {
    case undefined:
      return 0;
    case 'Sequence':
      return node.nodes.reduce((sum, inner) => sum + wavesOf(inner), 0);
    case 'Parallel':
      return Math.max(...node.nodes.map(wavesOf));
    case 'Flatten':
      return wavesOf(node.node);
    case 'Fetch':
      return 1;
    default:
      throw new Error(`No plan of these operations has a ${node?.kind}`);
  }
}

const waves = (query: string): number =>
  wavesOf(planner.buildQueryPlan(operationFromDocument(supergraph.apiSchema(), parse(query))).node);

test('one query joins all four subgraphs for me in two waves', () => {
  const dashboard = `{
    me {
      username email tier
      portfolio { slug revision publishedRevision publishedAt }
      projects(first: 5) { totalCount nodes { title status } }
      entitlements { key allowed limit reason }
      aiUsage { analyses analyzer { name } }
    }
  }`;
  expect(waves(dashboard)).toBe(2);
});

test('a public page with the name of its owner needs one wave', () => {
  const page = `{
    portfolio(slug: "mira") {
      title theme { key } document { blocks { id type props } }
      owner { username }
      projects(first: 20) { nodes { title shortSummary tags technologies } }
    }
  }`;
  expect(waves(page)).toBe(1);
});
