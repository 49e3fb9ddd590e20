import { globSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { rolldown } from 'rolldown';
import { bundleOf } from '../dist/supervisor/bundle.js';
import { bundledEntries } from '../dist/supervisor/definition.js';

const root = join(import.meta.dirname, '../..');

/** Features are found at start by their files, so each keeps its own. */
const featuresOf = (folder) => globSync('features/*/*.feature.js', { cwd: folder });

/** Whether traces are mapped from here on. */
const mapped = { packages: false, main: true };

/** Writes the bundle of one compiled script: packages in one file, our code with its map in another. */
async function bundle(entry) {
  const folder = join(root, dirname(entry));
  const target = join(root, dirname(bundleOf(entry)));
  const files = ['main.js', ...featuresOf(folder)];
  const build = await rolldown({
    cwd: root,
    input: Object.fromEntries(files.map((file) => [file.replace(/\.js$/, ''), join(folder, file)])),
    platform: 'node',
    external: [/\.node$/],
    logLevel: 'warn',
  });
  rmSync(target, { recursive: true, force: true });
  await build.write({
    dir: target,
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: '[name].js',
    comments: false,
    // Each decorator of MikroORM makes a stack trace: before the script itself runs, none is mapped to its sources. Maps are read
    // with the modules, before any of them runs, so that this loses none.
    banner: ({ name }) => (name in mapped ? `process.setSourceMapsEnabled(${mapped[name]});` : ''),
    // Names of entities and of types in the graph are names of classes.
    keepNames: true,
    sourcemap: true,
    codeSplitting: {
      groups: [
        { name: 'packages', test: /\/node_modules\//, priority: 1 },
        // What the script itself waits for at its top level must not wait for the script.
        { name: 'code', test: (id) => id !== join(folder, 'main.js') },
      ],
    },
  });
  await build.close();
  // Node reads a whole map for the first trace of a file, and nobody looks for faults in a package by its map.
  const packages = join(target, 'packages.js');
  rmSync(`${packages}.map`);
  writeFileSync(packages, readFileSync(packages, 'utf8').replace(/\n\/\/# sourceMappingURL=\S+\s*$/, ''));
}

for (const entry of bundledEntries) await bundle(entry);
