import { GraphQLError } from 'graphql';
import { ArgsType, Directive, Field, Int, ObjectType } from 'type-graphql';
import { IsOptional, Max, MaxLength, Min } from 'class-validator';

/** Most entries of one page. */
const pageSizeMax = 100;

/** Paging forward through a connection. */
@ArgsType()
export class ConnectionArgs {
  @Field(() => Int, { description: 'How many entries, 1 to 100.' })
  @Min(1, { message: 'first must be at least 1' })
  @Max(pageSizeMax, { message: `first must be at most ${pageSizeMax}` })
  first!: number;

  @Field(() => String, { nullable: true, description: 'Cursor of the entry before the page.' })
  @IsOptional()
  @MaxLength(500)
  after?: string | null;
}

/** Where a page lies in its list. */
@ObjectType('PageInfo', { description: 'Where a page lies in its list.' })
@Directive('@shareable')
export class PageInfo {
  @Field(() => Boolean, { description: 'Whether entries follow.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'Whether the page starts behind a cursor.' })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'Cursor of the first entry.' })
  startCursor?: string;

  @Field(() => String, {
    nullable: true,
    description: 'Cursor of the last entry; give it as `after` for the next page.',
  })
  endCursor?: string;
}

/** One page as a repository returns it: at most `first` rows, and whether more follow. */
export interface Page<Row> {
  readonly rows: readonly Row[];
  readonly hasNextPage: boolean;
  /** Count over all pages; absent where it is not cheap. */
  readonly totalCount?: number;
}

/** The shape of a Relay connection over `Node`. */
export interface Connection<Node> {
  readonly edges: readonly { readonly node: Node; readonly cursor: string }[];
  readonly nodes: readonly Node[];
  readonly pageInfo: PageInfo;
  readonly totalCount?: number;
}

/** Turns a page into a connection; `cursor` gives the sort key of a row. */
export function toConnection<Row, Node>(
  page: Page<Row>,
  args: ConnectionArgs,
  map: { node: (row: Row) => Node; cursor: (row: Row) => readonly (string | number)[] },
): Connection<Node> {
  const edges = page.rows.map((row) => ({ node: map.node(row), cursor: encodeCursor(map.cursor(row)) }));
  const pageInfo: PageInfo = { hasNextPage: page.hasNextPage, hasPreviousPage: args.after != null };
  const [first, last] = [edges[0], edges.at(-1)];
  if (first && last) Object.assign(pageInfo, { startCursor: first.cursor, endCursor: last.cursor });
  return {
    edges,
    nodes: edges.map((edge) => edge.node),
    pageInfo,
    ...(page.totalCount === undefined ? {} : { totalCount: page.totalCount }),
  };
}

/** An opaque, stable cursor of a sort key. */
function encodeCursor(key: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

/**
 * The sort key of a cursor with `length` parts. Throws BAD_USER_INPUT on anything that no page handed out; `accepts`
 * refuses keys whose parts are of another kind, e.g. a text where a uuid belongs.
 */
export function decodeCursor(
  cursor: string,
  length: number,
  accepts: (key: readonly (string | number)[]) => boolean = () => true,
): readonly (string | number)[] {
  try {
    const key: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    const fits =
      Array.isArray(key) &&
      key.length === length &&
      key.every((part) => typeof part === 'string' || typeof part === 'number') &&
      accepts(key);
    if (fits) return key as (string | number)[];
  } catch {
    // falls through to the same error
  }
  throw new GraphQLError('after: is not a cursor of this list; use a pageInfo.endCursor.', {
    extensions: { code: 'BAD_USER_INPUT', path: ['after'] },
  });
}
