import { isTest, linesOf, trackedFiles } from './tracked-files.mjs';

const left =
  /\b(?:it|test|describe)(?:\.\w+)*\.(?:only|skip|todo|failing)\b|\b[fx](?:it|test|describe)\s*[.(]/;

/** Tests that run alone, never, or do not exist yet. */
export default function focusedTests(root) {
  return trackedFiles(root)
    .filter((path) => isTest(path) && /\.(ts|tsx)$/.test(path))
    .flatMap((path) =>
      linesOf(root, path).flatMap((line, index) => {
        const [found] = left.exec(line) ?? [];
        return found ? [`${path}:${index + 1}: ${found.trim()} leaves tests out`] : [];
      }),
    );
}
