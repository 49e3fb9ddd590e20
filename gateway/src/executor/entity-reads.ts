import type { GraphQLFormattedError } from 'graphql';
import type { FetchedData } from './fetched-data.js';

/** Asks a subgraph for entities, given by their representations in JSON. */
export type AskForEntities = (representations: readonly string[]) => Promise<FetchedData>;

interface Call {
  readonly representations: string[];
  readonly answer: Promise<FetchedData>;
}

/** Where an entity is among those of a call. */
interface Place {
  readonly call: Call;
  readonly index: number;
}

/**
 * The entities that one run of a program reads with one document at several places of the query. Reads that begin in
 * one turn of the event loop are one call, and an entity that was asked for before is not asked for again: the large
 * query of `npm run bench` makes 9 calls instead of 16.
 */
export class EntityReads {
  private readonly places = new Map<string, Place>();
  private open: Call | undefined;

  constructor(private readonly ask: AskForEntities) {}

  /** The answer as if these representations had been a call of their own; its objects belong to the caller alone. */
  async read(representations: readonly string[]): Promise<FetchedData> {
    const places = representations.map((text) => this.placeOf(text));
    const calls = [...new Set(places.map(({ call }) => call))];
    const answers = new Map<Call, FetchedData>();
    for (const [index, answer] of (await Promise.all(calls.map(({ answer }) => answer))).entries()) {
      answers.set(calls[index] as Call, answer);
    }
    const errors = calls.flatMap((call) => errorsFor(call, answers.get(call)?.errors ?? [], places));
    const entities = places.map(({ call, index }) => entitiesOf(call, answers.get(call))?.[index]);
    const data = entities.includes(undefined) ? null : { _entities: entities.map(copyOf) };
    return errors.length > 0 ? { data, errors } : { data };
  }

  private placeOf(representation: string): Place {
    let place = this.places.get(representation);
    if (!place) {
      const call = (this.open ??= this.begin());
      place = { call, index: call.representations.push(representation) - 1 };
      this.places.set(representation, place);
    }
    return place;
  }

  /** A call that goes out when everything that runs now has said what it needs. */
  private begin(): Call {
    const representations: string[] = [];
    const answer = new Promise<FetchedData>((resolve, reject) => {
      process.nextTick(() => {
        this.open = undefined;
        this.ask(representations).then(resolve, (error: unknown) => {
          for (const representation of representations) this.places.delete(representation);
          reject(error as Error);
        });
      });
    });
    return { representations, answer };
  }
}

/** Undefined unless each representation has been answered. */
function entitiesOf({ representations }: Call, answer: FetchedData | undefined): unknown[] | undefined {
  const entities = answer?.data?.['_entities'];
  return Array.isArray(entities) && entities.length === representations.length ? entities : undefined;
}

/** The errors of a call that concern the places, with the index of each place among them. */
function errorsFor(
  call: Call,
  errors: readonly GraphQLFormattedError[],
  places: readonly Place[],
): GraphQLFormattedError[] {
  return errors.flatMap((error) => {
    const [field, at, ...rest] = error.path ?? [];
    if (field === undefined || typeof at !== 'number') return [error];
    const indices = places.flatMap((place, index) =>
      place.call === call && place.index === at ? [index] : [],
    );
    return indices.map((index) => ({ ...error, path: [field, index, ...rest] }));
  });
}

function copyOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(copyOf);
  const copy: Record<string, unknown> = {};
  for (const [key, entry] of Object.entries(value)) if (key !== '__proto__') copy[key] = copyOf(entry);
  return copy;
}
