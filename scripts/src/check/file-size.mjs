import { isTest, linesOf, trackedFiles } from './tracked-files.mjs';

const sourceLinesMax = 200;
const testLinesMax = 300;
const code = /\.(ts|tsx|mts|cts|js|mjs|cjs|jsx)$/;
const exempt = /^web\/src\/(.+\/)?gql\/|(^|\/)(migrations|fixtures|texts)\/|\.d\.ts$/;

/** Files that are longer than one purpose needs. */
export default function fileSize(root) {
  return trackedFiles(root)
    .filter((path) => code.test(path) && !exempt.test(path))
    .flatMap((path) => {
      const max = isTest(path) ? testLinesMax : sourceLinesMax;
      const lines = linesOf(root, path).length;
      return lines > max ? [`${path}: ${lines} lines, at most ${max}: give each purpose its own file`] : [];
    });
}
