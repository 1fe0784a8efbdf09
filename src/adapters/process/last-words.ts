const maxBytes = 4096;

/** Keeps the end of a log of any length, for error messages. */
export class LastWords {
  #end = Buffer.alloc(0);
  #cut = false;

  add(chunk: Buffer): void {
    this.#cut ||= this.#end.length + chunk.length > maxBytes;
    this.#end = Buffer.concat([this.#end, chunk.subarray(-maxBytes)]).subarray(-maxBytes);
  }

  /** As it was written; "" when nothing was logged. */
  text(): string {
    const text = this.#end.toString("utf8");
    if (text.trim() === "") return "";
    return this.#cut ? `…\n${text}` : text;
  }
}
