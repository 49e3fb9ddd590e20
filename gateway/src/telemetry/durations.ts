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
 * A histogram of seconds with labels. prom-client's own sorts, checks and joins names and values of the labels at each
 * observation, which costs more than the rest of observing.
 */
export class Durations<Names extends readonly string[]> {
  readonly name: string;
  readonly help: string;
  readonly type = 'histogram';
  readonly aggregator = 'sum';
  private readonly labelNames: Names;
  private readonly series = new Map<string, Series>();

  constructor(options: {
    readonly name: string;
    readonly help: string;
    readonly labelNames: Names;
    readonly registry: Registry;
  }) {
    ({ name: this.name, help: this.help, labelNames: this.labelNames } = options);
    // A registry reads metrics by name, help, type and get() alone; its types ask for the classes of prom-client.
    options.registry.registerMetric(this as unknown as Parameters<Registry['registerMetric']>[0]);
  }

  /** Notes one duration, with the values of the labels in their order. These have to be bounded in number. */
  observe(values: { readonly [Index in keyof Names]: string }, seconds: number): void {
    const key = values.join('\0');
    const series = this.series.get(key) ?? this.begin(key, values);
    let at = 0;
    while (at < bounds.length && seconds > (bounds[at] as number)) at += 1;
    series.counts[at] = (series.counts[at] as number) + 1;
    series.sum += seconds;
  }

  /** As a registry exposes it. */
  get(): Promise<MetricObject & { values: unknown[] }> {
    const values = [...this.series.values()].flatMap((series) => this.valuesOf(series));
    const { name, help, type, aggregator } = this;
    return Promise.resolve({ name, help, type: type as never, aggregator, collect: () => undefined, values });
  }

  private begin(key: string, values: readonly string[]): Series {
    const labels = Object.fromEntries(this.labelNames.map((name, at) => [name, values[at] ?? '']));
    const series: Series = { labels, counts: [...bounds, Infinity].map(() => 0), sum: 0 };
    this.series.set(key, series);
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
