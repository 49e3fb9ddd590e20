import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from '@jest/globals';

// PS-1: a feature can be removed by deleting its folder

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** The SDL of a built subgraph of which one feature's folder is gone. */
async function sdlWithout(subgraph: string, feature: string): Promise<string> {
  const copy = mkdtempSync(path.join(tmpdir(), 'gatefold-removal-'));
  const folder = path.join(copy, 'subgraphs', subgraph);
  cpSync(path.join(root, 'subgraphs', subgraph, 'dist'), path.join(folder, 'dist'), { recursive: true });
  cpSync(path.join(root, 'subgraphs', subgraph, 'package.json'), path.join(folder, 'package.json'));
  symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'));
  rmSync(path.join(folder, 'dist', 'features', feature), { recursive: true });
  const program = `
    import { printSubgraphSdl } from '@gatefold/runtime/boot';
    const definition = (await import('${pathToFileURL(folder).href}/dist/subgraph.js')).default;
    process.stdout.write(await printSubgraphSdl(definition));
  `;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program], {
    cwd: path.join(root, 'tests'),
  });
  rmSync(copy, { recursive: true });
  return stdout;
}

test.each([
  { subgraph: 'content', feature: 'template', gone: 'templates: [Template!]!', left: 'createProject(' },
  { subgraph: 'ai', feature: 'usage', gone: 'aiUsage: AiUsage', left: 'analyzeContent(' },
  { subgraph: 'billing', feature: 'plan', gone: 'plans: [Plan!]!', left: 'entitlements: [' },
])('without $feature the rest of $subgraph still builds', async ({ subgraph, feature, gone, left }) => {
  const sdl = await sdlWithout(subgraph, feature);
  expect(sdl).not.toContain(gone);
  expect(sdl).toContain(left);
});
