import { MapWithCachedArrays } from '@apollo/federation-internals';

/** A fetch while the planner works on it, as far as this correction looks at it. */
interface FetchGroup {
  canMergeChildIn(child: FetchGroup): boolean;
  isDescendantOf(group: FetchGroup): boolean;
  mergeInWithAllDependencies(other: FetchGroup): void;
  parents(): readonly { readonly group: FetchGroup }[];
}

/**
 * Correction of the planner: where a field requires one that itself requires others, it merges the fetch of the latter
 * into the one before, although what that waits for comes from elsewhere, and goes on with what the subgraph makes of
 * nothing. A fetch may be merged into an earlier one only if all that it waits for has come before. It also makes one fetch of two
 * that take the same although one waits for the other, and then follows that circle until memory ends: such two stay apart. The
 * planner does not export its class of fetches; the first that it puts on its list of root fetches shows it.
 */
export function correctWaiting(): void {
  const { set } = MapWithCachedArrays.prototype;
  MapWithCachedArrays.prototype.set = function (key, value) {
    const prototype = Object.getPrototypeOf(value ?? {}) as object;
    if (isFetchGroup(prototype)) {
      correct(prototype);
      MapWithCachedArrays.prototype.set = set;
    }
    return set.call(this, key, value);
  };
}

function correct(prototype: FetchGroup): void {
  const { canMergeChildIn, mergeInWithAllDependencies } = prototype;
  prototype.canMergeChildIn = function (this: FetchGroup, child) {
    return (
      canMergeChildIn.call(this, child) &&
      child.parents().every(({ group }) => group === this || this.isDescendantOf(group))
    );
  };
  prototype.mergeInWithAllDependencies = function (this: FetchGroup, other) {
    const waits = this.isDescendantOf(other) || other.isDescendantOf(this);
    if (!waits) mergeInWithAllDependencies.call(this, other);
  };
}

function isFetchGroup(prototype: object): prototype is FetchGroup {
  return Object.hasOwn(prototype, 'canMergeChildIn') && Object.hasOwn(prototype, 'isDescendantOf');
}
