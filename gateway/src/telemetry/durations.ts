import type { MetricObject, Registry } from 'prom-client';

/** The upper ends of the buckets, in seconds. */
const bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

interface Series {
  readonly labels: Readonly<Record<string, string>>;
  /** Observations by the first bucket that holds them; the last entry is beyond all bounds. */
  readonly counts: number[];
  sum: number;
}

/**
 * A histogram of seconds with two labels. prom-client's own sorts and joins the labels at each observation, which
 * costs more than the rest of observing; here they are joined once for each series.
 */
export class Durations<First extends string, Second extends string> {
  readonly name: string;
  readonly help: string;
  readonly type = 'histogram';
  readonly aggregator = 'sum';
  private readonly labelNames: readonly [First, Second];
  private readonly series = new Map<string, Map<string, Series>>();

  constructor(options: {
    readonly name: string;
    readonly help: string;
    readonly labelNames: readonly [First, Second];
    readonly registry: Registry;
  }) {
    ({ name: this.name, help: this.help, labelNames: this.labelNames } = options);
    // A registry reads metrics by name, help, type and get() alone; its types ask for the classes of prom-client.
    options.registry.registerMetric(this as unknown as Parameters<Registry['registerMetric']>[0]);
  }

  /** Notes one duration. Values of labels have to be bounded in number. */
  observe(first: string, second: string, seconds: number): void {
    const series = this.series.get(first)?.get(second) ?? this.begin(first, second);
    let at = 0;
    while (at < bounds.length && seconds > (bounds[at] as number)) at += 1;
    series.counts[at] = (series.counts[at] as number) + 1;
    series.sum += seconds;
  }

  /** As a registry exposes it. */
  get(): Promise<MetricObject & { values: unknown[] }> {
    const values = [...this.series.values()].flatMap((bySecond) =>
      [...bySecond.values()].flatMap((series) => this.valuesOf(series)),
    );
    const { name, help, type, aggregator } = this;
    return Promise.resolve({ name, help, type: type as never, aggregator, collect: () => undefined, values });
  }

  private begin(first: string, second: string): Series {
    const [firstName, secondName] = this.labelNames;
    const labels = { [firstName]: first, [secondName]: second };
    const series: Series = { labels, counts: [...bounds, Infinity].map(() => 0), sum: 0 };
    const bySecond = this.series.get(first);
    if (bySecond) bySecond.set(second, series);
    else this.series.set(first, new Map([[second, series]]));
    return series;
  }

  private valuesOf({ labels, counts, sum }: Series) {
    let total = 0;
    const buckets = counts.map((count, at) => ({
      labels: { le: at < bounds.length ? bounds[at] : '+Inf', ...labels },
      value: (total += count),
      metricName: `${this.name}_bucket`,
    }));
    return [
      ...buckets,
      { labels, value: sum, metricName: `${this.name}_sum` },
      { labels, value: total, metricName: `${this.name}_count` },
    ];
  }
}
