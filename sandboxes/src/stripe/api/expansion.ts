import type { Store } from '../state/store.js';
import { Failure } from './failure.js';

type Json = Record<string, unknown>;

const depthMax = 4;

/** Parts of an object that are answered only when asked for. */
const onRequest: Readonly<Record<string, readonly string[]>> = {
  invoice: ['confirmation_secret', 'payments'],
  'checkout.session': ['line_items'],
};

const isObject = (value: unknown): value is Json => typeof value === 'object' && value !== null;

function expandPath(store: Store, holder: unknown, path: readonly string[], whole: string): unknown {
  const [key, ...rest] = path;
  if (key === undefined || holder === null || holder === undefined) return holder;
  if (Array.isArray(holder)) return holder.map((item) => expandItem(store, item, path, whole));
  if (!isObject(holder)) return holder;
  if (!(key in holder)) {
    throw new Failure(400, `This property cannot be expanded (${whole}).`, {
      code: 'property_not_expandable',
    });
  }
  return { ...holder, [key]: expandItem(store, holder[key], rest, whole) };
}

function expandItem(store: Store, value: unknown, rest: readonly string[], whole: string): unknown {
  if (Array.isArray(value)) return value.map((item) => expandItem(store, item, rest, whole));
  const found = typeof value === 'string' ? store.find(value) : undefined;
  return expandPath(store, found ?? value, rest, whole);
}

/** Leaves out what is answered on request only, except along the paths asked for. */
function withoutHidden(value: unknown, wanted: readonly (readonly string[])[]): unknown {
  if (Array.isArray(value)) return value.map((item) => withoutHidden(item, wanted));
  if (!isObject(value)) return value;
  const hidden = onRequest[String(value.object)] ?? [];
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !hidden.includes(key) || wanted.some(([first]) => first === key))
      .map(([key, inner]) => [
        key,
        withoutHidden(
          inner,
          wanted.filter(([first]) => first === key).map((path) => path.slice(1)),
        ),
      ]),
  );
}

/** The answer with the objects at `paths` (`latest_invoice.payments`, `data.customer`) in place of their ids. */
export function expand(store: Store, answer: unknown, paths: readonly string[]): unknown {
  const split = paths.map((path) => path.split('.'));
  const tooDeep = split.find((path) => path.filter((part) => part !== 'data').length > depthMax);
  if (tooDeep) throw new Failure(400, `You cannot expand more than ${depthMax} levels of a property.`);
  const expanded = split.reduce<unknown>(
    (value, path) => expandPath(store, value, path, path.join('.')),
    answer,
  );
  return withoutHidden(expanded, split);
}
