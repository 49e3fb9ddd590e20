import { existsSync, rmSync } from 'node:fs';
import { join, sep } from 'node:path';
import { filesBelow, hashOf, stamp } from './hash.mjs';
import { Problem, run } from './run.mjs';

const servers = [
  'schema',
  'runtime',
  'sandboxes',
  'subgraphs/users',
  'subgraphs/content',
  'subgraphs/billing',
  'subgraphs/ai',
  'gateway',
  'scripts',
];
const settings = ['package-lock.json', 'tsconfig.base.json'];

/** Removes compiled files whose source is gone: discovery loads what it finds in `dist`. */
function prune(root, folder) {
  const dist = join(root, folder, 'dist');
  const compiled = filesBelow([dist]).filter((file) => /\.(js|d\.ts)(\.map)?$/.test(file));
  for (const file of compiled) {
    const source = file
      .replace(`${dist}${sep}`, `${join(root, folder, 'src')}${sep}`)
      .replace(/\.(js|d\.ts)(\.map)?$/, '');
    if (!existsSync(`${source}.ts`) && !existsSync(`${source}.tsx`)) rmSync(file);
  }
}

async function once(root, name, paths, outputs, report, work) {
  const hash = () => hashOf(root, [...settings, ...paths]);
  const built = stamp(root, name);
  if (built.read() === hash() && outputs.every((path) => existsSync(join(root, path)))) return;
  const part = report.part(name === 'web' ? 'Web build' : 'Build', 'building', true);
  try {
    await work();
  } catch (error) {
    part.fail('not built');
    throw error;
  }
  const missing = outputs.find((path) => !existsSync(join(root, path)));
  if (missing) {
    part.fail('not built');
    throw new Problem(`The build ended without ${missing}; remove the dist folders and start again.`);
  }
  // Hashed again: a build may write generated sources.
  built.write(hash());
  part.done('built');
}

/** Compiles and bundles the servers, and the web app, each only when its sources changed since the last build. */
export async function build(root, report) {
  const folders = servers.filter((folder) => existsSync(join(root, folder, 'tsconfig.json')));
  const sources = [
    'scripts/start/bundle.mjs',
    ...folders.flatMap((folder) => [`${folder}/src`, `${folder}/package.json`, `${folder}/tsconfig.json`]),
  ];
  const node = join(root, 'node_modules', '.bin', 'node');
  const env = { ...process.env, PATH: `${join(root, 'node_modules', '.bin')}:${process.env.PATH}` };

  const outputs = ['scripts/dist/supervisor/main.js', 'gateway/dist/bundled/main.js'];
  await once(root, 'servers', sources, outputs, report, async () => {
    const sentence = 'The servers do not compile:';
    const compile = () =>
      run(node, [join(root, 'node_modules/typescript/bin/tsc'), '-b', ...folders], {
        cwd: root,
        env,
        sentence,
      });
    // What the compiler remembers can be out of date, after a change of its own settings for one: a clean build decides.
    await compile().catch(() => {
      for (const folder of folders) rmSync(join(root, folder, 'dist'), { recursive: true, force: true });
      return compile();
    });
    for (const folder of folders) prune(root, folder);
    await run(node, [join(root, 'scripts/start/bundle.mjs')], {
      cwd: root,
      env,
      sentence: 'The servers could not be bundled:',
    });
  });
  await once(root, 'web', ['web', 'schema'], ['web/dist/server/main.js'], report, async () => {
    const npm = process.env.npm_execpath;
    const args = ['run', 'build', '--workspace', 'web'];
    const sentence = 'The web app could not be built:';
    if (npm?.endsWith('.js')) await run(node, [npm, ...args], { cwd: root, env, sentence });
    else await run('npm', args, { cwd: root, env, sentence });
  });
}
