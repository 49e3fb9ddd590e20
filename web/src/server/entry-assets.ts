/** What a page has to load, as absolute paths on this origin. */
export interface EntryAssets {
  readonly script: string | undefined;
  readonly styles: readonly string[];
  /** Fonts worth loading before the styles are read. */
  readonly fonts: readonly string[];
}

interface ManifestChunk {
  readonly file: string;
  readonly css?: readonly string[];
  readonly assets?: readonly string[];
  readonly imports?: readonly string[];
}

/** Vite's manifest: source path to built files. */
export type Manifest = Readonly<Record<string, ManifestChunk>>;

const preloadedFont = /inter-latin-opsz-normal.*\.woff2$/;

/** The built files of one entry, with the styles of the chunks it imports. Throws when the build does not hold it. */
export function entryAssets(manifest: Manifest, source: string): EntryAssets {
  const entry = manifest[source];
  if (!entry) throw new Error(`The client build has no entry ${source}; run the web build again`);
  const chunks = [entry];
  for (const chunk of chunks) {
    for (const key of chunk.imports ?? []) {
      const imported = manifest[key];
      if (imported && !chunks.includes(imported)) chunks.push(imported);
    }
  }
  const absolute = (file: string): string => `/${file}`;
  return {
    script: absolute(entry.file),
    styles: [...new Set(chunks.flatMap((chunk) => chunk.css ?? []))].map(absolute),
    fonts: [...new Set(chunks.flatMap((chunk) => chunk.assets ?? []))]
      .filter((file) => preloadedFont.test(file))
      .map(absolute),
  };
}
