const lineFeed = 10;

/**
 * Cuts a stream of bytes into lines, in linear time whatever the size of the
 * chunks, and keeps no more than one line. A line that grows past `maxBytes`
 * is handed out unfinished: its reader refuses it by its length.
 */
export class LineSplitter {
  readonly #maxBytes: number;
  #kept = Buffer.alloc(0);
  #size = 0;

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /** How many bytes of an unfinished line are kept. */
  get size(): number {
    return this.#size;
  }

  /** The lines that this chunk completes, without their line feeds. */
  *push(chunk: Buffer): Generator<Buffer> {
    let from = 0;
    for (let at = chunk.indexOf(lineFeed); at !== -1; at = chunk.indexOf(lineFeed, from)) {
      yield this.#complete(chunk.subarray(from, at));
      from = at + 1;
    }
    this.#keep(chunk.subarray(from));
    if (this.#size > this.#maxBytes) yield this.#complete(Buffer.alloc(0));
  }

  /** What is kept, as text. @example an unfinished last line */
  rest(maxBytes: number): string {
    return this.#kept.toString("utf8", 0, Math.min(this.#size, maxBytes));
  }

  #complete(end: Buffer): Buffer {
    if (this.#size === 0) return end;
    this.#keep(end);
    const line = this.#kept.subarray(0, this.#size);
    this.#kept = Buffer.alloc(0);
    this.#size = 0;
    return line;
  }

  /** Doubling: joining a line from n chunks copies each byte a few times, not n times. */
  #keep(part: Buffer): void {
    const size = this.#size + part.length;
    if (size > this.#kept.length) {
      const larger = Buffer.allocUnsafe(Math.max(size, 2 * this.#kept.length));
      this.#kept.copy(larger, 0, 0, this.#size);
      this.#kept = larger;
    }
    part.copy(this.#kept, this.#size);
    this.#size = size;
  }
}
