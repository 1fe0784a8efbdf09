import { printable } from "../printable.ts";

const maxBytes = 4096;

/** Keeps the end of a log of any length, for error messages. */
export class LastWords {
  #end = Buffer.alloc(0);
  #cut = false;

  add(chunk: Buffer): void {
    const all = Buffer.concat([this.#end, chunk.subarray(-maxBytes)]);
    this.#cut ||= this.#end.length + chunk.length > maxBytes;
    this.#end = all.subarray(-maxBytes);
  }

  /** Line by line, for the line feeds are wanted here. Printable. */
  text(): string {
    const lines = this.#end.toString("utf8").trimEnd().split(/\r?\n/);
    const shown = lines.map((line) => `  ${printable(line, maxBytes)}`).join("\n");
    if (shown.trim() === "") return "";
    return this.#cut ? `  …\n${shown}` : shown;
  }
}
