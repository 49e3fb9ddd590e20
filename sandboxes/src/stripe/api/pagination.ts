import { invalid } from './failure.js';

interface Page {
  readonly limit?: number;
  readonly starting_after?: string;
  readonly ending_before?: string;
}

const limitDefault = 10;

/** A list as Stripe answers it. */
export interface ListAnswer<Item> {
  object: 'list';
  data: Item[];
  has_more: boolean;
  url: string;
}

/** One page of `items` (newest first). A cursor that is not among them is refused. */
export function pageOf<Item extends { id: string }>(
  items: readonly Item[],
  page: Page,
  url: string,
): ListAnswer<Item> {
  const limit = page.limit ?? limitDefault;
  const at = (param: 'starting_after' | 'ending_before', id: string): number => {
    const index = items.findIndex((item) => item.id === id);
    if (index < 0) throw invalid(param, `No such object: '${id}'`, 'resource_missing');
    return index;
  };
  if (page.ending_before) {
    const end = at('ending_before', page.ending_before);
    const start = Math.max(0, end - limit);
    return { object: 'list', data: items.slice(start, end), has_more: start > 0, url };
  }
  const start = page.starting_after ? at('starting_after', page.starting_after) + 1 : 0;
  return {
    object: 'list',
    data: items.slice(start, start + limit),
    has_more: items.length > start + limit,
    url,
  };
}

/** A list that is part of an object: everything up to `limit`. */
export function embedded<Item>(data: Item[], url: string): ListAnswer<Item> {
  return { object: 'list', data, has_more: false, url };
}
