import { readFile, readdir } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import type { Manifest } from './entry-assets.js';
import { contentOf, type Content } from './reply.js';

const mediaTypes: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/** The built client, held in memory: paths outside it cannot be asked for. */
export interface ClientFiles {
  /** By absolute URL path, e.g. `/assets/app-1a2b.js`. */
  readonly files: ReadonlyMap<string, Content>;
  readonly manifest: Manifest;
  /** The application's HTML shell. */
  readonly shell: string;
}

/** Reads the client build of `folder`. Throws when it is not complete. */
export async function readClientFiles(folder: string): Promise<ClientFiles> {
  const files = new Map<string, Content>();
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const urlPath = `/${relative(folder, path).split(sep).join('/')}`;
    const type = mediaTypes[extname(entry.name)];
    if (!type || urlPath.startsWith('/.vite/') || urlPath === '/index.html') continue;
    files.set(urlPath, contentOf(type, await readFile(path)));
  }
  const manifest = JSON.parse(await readFile(join(folder, '.vite/manifest.json'), 'utf8')) as Manifest;
  return { files, manifest, shell: await readFile(join(folder, 'index.html'), 'utf8') };
}
