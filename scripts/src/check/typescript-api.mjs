/**
 * Preloaded (`node --import`) into dependency-cruiser: gives it TypeScript 6, which has the JS API that 7 lacks.
 * Without it dependency-cruiser would silently read TypeScript with acorn and miss type-only imports (docs/adr).
 */
import { createRequire, registerHooks } from 'node:module';
import { pathToFileURL } from 'node:url';

const fromScripts = createRequire(new URL('../../package.json', import.meta.url));
const urls = new Map(
  ['typescript', 'typescript/package.json'].map((specifier) => [
    specifier,
    pathToFileURL(fromScripts.resolve(specifier)).href,
  ]),
);
const { version } = fromScripts('typescript/package.json');
if (!version.startsWith('6.')) {
  throw new Error(
    `The import rules need TypeScript 6 in scripts/node_modules, found ${version}: run npm install.`,
  );
}

registerHooks({
  resolve(specifier, context, next) {
    const url = urls.get(specifier);
    if (!url) return next(specifier, context);
    return { url, format: specifier.endsWith('.json') ? 'json' : 'commonjs', shortCircuit: true };
  },
});
