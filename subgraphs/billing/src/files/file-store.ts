import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, realpath, rm, stat } from 'node:fs/promises';
import { dirname, resolve, sep } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** A file as it lies on disk. */
export interface StoredFile {
  readonly sizeBytes: number;
  /** Hexadecimal. */
  readonly sha256: string;
}

/** The folder with what is sold. Paths are relative to it, with `/`; nothing outside of it is ever reached. */
export class FileStore {
  readonly folder: string;

  constructor(folder: string) {
    this.folder = resolve(folder);
  }

  /** Bytes of a file; undefined when it is not there or lies outside of the folder, also by a link. */
  async sizeOf(path: string): Promise<number | undefined> {
    try {
      const [root, file] = [await realpath(this.folder), await realpath(this.placeOf(path))];
      if (!file.startsWith(root + sep)) return undefined;
      const facts = await stat(file);
      return facts.isFile() ? facts.size : undefined;
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  /** Size and hash, read in pieces; undefined where {@link sizeOf} is. */
  async inspect(path: string): Promise<StoredFile | undefined> {
    const sizeBytes = await this.sizeOf(path);
    if (sizeBytes === undefined) return undefined;
    const hash = createHash('sha256');
    await pipeline(createReadStream(this.placeOf(path)), hash);
    return { sizeBytes, sha256: hash.digest('hex') };
  }

  /** Writes `content` from `offset` on and makes sure that it is on disk. Makes the file and its folder if needed. */
  async write(path: string, offset: number, content: Readable): Promise<void> {
    const place = this.placeOf(path);
    await mkdir(dirname(place), { recursive: true });
    const flags = offset === 0 ? 'w' : 'r+';
    await pipeline(content, createWriteStream(place, { flags, start: offset, flush: true }));
  }

  async remove(path: string): Promise<void> {
    await rm(this.placeOf(path), { force: true });
  }

  private placeOf(path: string): string {
    const place = resolve(this.folder, path);
    if (!place.startsWith(this.folder + sep)) throw new Error('A path leads out of the folder of files');
    return place;
  }
}

function isMissing(error: unknown): boolean {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'ENOENT' || code === 'ENOTDIR' || code === 'EACCES';
}
