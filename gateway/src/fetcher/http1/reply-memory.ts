const slabBytes = 16_384;
/** Slabs that are kept for the next replies, together 10 MiB. */
const keptMax = 640;

const kept: Buffer[] = [];

/**
 * What has come of a reply's body, in memory that is used again: new memory for each read of a great reply would keep the garbage
 * collector busy, and so delay everybody else's answers.
 */
export class ReplyMemory {
  private readonly slabs: Buffer[] = [];
  /** Bytes so far. */
  size = 0;

  /** Copies the bytes behind those that came before. */
  append(bytes: Buffer): void {
    for (let at = 0; at < bytes.length;) {
      const used = this.size % slabBytes;
      if (used === 0) this.slabs.push(kept.pop() ?? Buffer.allocUnsafeSlow(slabBytes));
      const copied = bytes.copy(this.slabs.at(-1) as Buffer, used, at);
      at += copied;
      this.size += copied;
    }
  }

  /** All bytes, to be read before they are given back. */
  bytes(): Buffer {
    const [first, ...others] = this.slabs;
    if (!first) return Buffer.alloc(0);
    return others.length === 0 ? first.subarray(0, this.size) : Buffer.concat(this.slabs, this.size);
  }

  /** Gives the memory back; there are no bytes any more. */
  release(): void {
    for (const slab of this.slabs.splice(0)) if (kept.length < keptMax) kept.push(slab);
    this.size = 0;
  }
}
