import { readdir } from 'node:fs/promises';
import { pathToFileURL, fileURLToPath } from 'node:url';
import path from 'node:path';
import { events } from '@gatefold/schema';
import { z } from 'zod';
import type { Feature } from './feature.js';

const anyClass = z.custom<object>((value) => typeof value === 'function', 'must be a class');

const manifest = z.strictObject({
  name: z.string().regex(/^[a-z][a-z0-9-]*$/, 'must be kebab-case'),
  resolvers: z.array(anyClass).optional(),
  orphanedTypes: z.array(anyClass).optional(),
  entities: z.array(anyClass).optional(),
  references: z.array(z.object({ typeName: z.string(), resolve: z.any() })).optional(),
  handlers: z.array(z.object({ name: z.string(), definition: z.object({ name: z.string() }) })).optional(),
  jobs: z.array(z.object({ name: z.string() })).optional(),
  workers: z.array(z.object({ start: z.any() })).optional(),
  routes: z.array(z.object({ path: z.string(), caller: z.enum(['anyone', 'gateway']) })).optional(),
});

/** A manifest that cannot be loaded; the process must not start. */
export class FeatureError extends Error {
  override readonly name = 'FeatureError';
}

/**
 * Loads `<directory>/<name>/<name>.feature.{js,ts}` of every folder, in sorted order. Rejects with
 * {@link FeatureError} on a missing or malformed manifest, a duplicate name and an unknown event.
 */
export async function discoverFeatures(directory: URL): Promise<readonly Feature[]> {
  const root = fileURLToPath(directory);
  const entries = await readdir(root, { withFileTypes: true });
  const folders = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  const features: Feature[] = [];
  for (const folder of folders.sort()) {
    const feature = await loadManifest(path.join(root, folder), folder);
    assertEventsKnown(feature);
    features.push(feature);
  }
  assertUnique(features.flatMap((feature) => (feature.jobs ?? []).map((job) => `job ${job.name}`)));
  for (const { name, handlers = [] } of features) {
    assertUnique(handlers.map((handler) => `${name}: handler ${handler.name}`));
  }
  return features;
}

async function loadManifest(folder: string, name: string): Promise<Feature> {
  const files = await readdir(folder);
  const file = files.find(
    (candidate) => /\.feature\.(js|ts)$/.test(candidate) && !candidate.endsWith('.d.ts'),
  );
  if (!file) throw new FeatureError(`${name}: has no ${name}.feature.ts`);
  const module = (await import(pathToFileURL(path.join(folder, file)).href)) as { default?: unknown };
  const outcome = manifest.safeParse(module.default);
  if (!outcome.success) {
    const reasons = outcome.error.issues.map(
      (issue) => `${issue.path.join('.') || 'default export'} ${issue.message}`,
    );
    throw new FeatureError(`${name}: ${file} is not a manifest: ${reasons.join('; ')}`);
  }
  const feature = module.default as Feature;
  if (feature.name !== name) throw new FeatureError(`${name}: its manifest is named ${feature.name}`);
  return feature;
}

function assertEventsKnown(feature: Feature): void {
  for (const handler of feature.handlers ?? []) {
    if (!events.has(handler.definition.name)) {
      throw new FeatureError(
        `${feature.name}: handler ${handler.name} waits for the unknown event ${handler.definition.name}`,
      );
    }
  }
}

function assertUnique(names: readonly string[]): void {
  const duplicate = names.find((name, index) => names.indexOf(name) !== index);
  if (duplicate) throw new FeatureError(`${duplicate} is defined twice`);
}
