import { Kind, visit, type DocumentNode } from 'graphql';

const percentage = /^percent\((\d+(?:\.\d+)?)\)$/;

/**
 * Decides which labelled `@override`s hold: `percent(x)` for x of 100 operations, by chance for each; any other label
 * for all operations when it is switched on, else for none.
 */
export class OverrideLabels {
  private readonly always: readonly string[];
  /** Percentages by label. */
  private readonly sometimes: ReadonlyMap<string, number>;

  constructor(
    supergraph: DocumentNode,
    switchedOn: ReadonlySet<string>,
    private readonly random: () => number = Math.random,
  ) {
    const labels = labelsOf(supergraph);
    this.always = labels.filter((label) => switchedOn.has(label));
    this.sometimes = new Map(
      labels.flatMap((label) => {
        const percent = percentage.exec(label)?.[1];
        return percent === undefined ? [] : [[label, Number(percent)]];
      }),
    );
  }

  /** The labels that hold for one operation, each as `true`. */
  decide(): ReadonlyMap<string, boolean> {
    const holding = new Map(this.always.map((label) => [label, true]));
    for (const [label, percent] of this.sometimes) {
      if (this.random() * 100 < percent) holding.set(label, true);
    }
    return holding;
  }
}

function labelsOf(supergraph: DocumentNode): string[] {
  const labels = new Set<string>();
  visit(supergraph, {
    Directive: (directive) => {
      if (directive.name.value !== 'join__field') return;
      const value = directive.arguments?.find(({ name }) => name.value === 'overrideLabel')?.value;
      if (value?.kind === Kind.STRING) labels.add(value.value);
    },
  });
  return [...labels];
}
